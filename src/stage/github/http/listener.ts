import type { IncomingMessage, ServerResponse } from "node:http";
import { NO_REPLY, type Write, type WriteDoor } from "../../contract/writes.ts";
import { logEntry, type RequestLogEntry } from "./request-log.ts";
import type { ApiReply, ApiRequest, FrontDesk, Trace } from "./front-desk.ts";

/** What a test may do to a request: an answer of its own, no answer, or a real one that gets lost. */
export type Intercept = (
  request: ApiRequest & { operationId: string | undefined; job: string | null },
) =>
  | undefined
  | "reset"
  | "lost-reply"
  | { status: number; body?: unknown; headers?: Record<string, string> };

type Parts = {
  desk: FrontDesk;
  clock: () => Date;
  onRequest: (entry: RequestLogEntry) => void;
  intercept: Intercept;
  writes: WriteDoor;
  /** The text of a job's log, which GitHub serves from a signed address. */
  log: (jobId: number) => string | undefined;
};

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** The largest body that GitHub takes: a blob of 100 MB in base64, with room. */
const LARGEST_BODY = 150 * 1024 * 1024;

export function listener(parts: Parts): Listener {
  return (request, response) => {
    answer(parts, request, response).catch(() => request.socket.destroy());
  };
}

async function answer(
  parts: Parts,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = "GET", url: target = "/" } = message;
  const log = /^\/_stage\/logs\/(\d+)$/.exec(target)?.[1];
  if (log !== undefined) return sendLog(response, parts.log(Number(log)));
  const text = await read(message);
  const headers = singleHeaders(message);
  const request: ApiRequest = { method, target, headers, body: parsed(text) };
  const trace = parts.desk.trace(request);
  const reply = request.body === BROKEN ? BROKEN_REPLY : await served(parts, request, trace);
  parts.onRequest(logEntry({ at: parts.clock(), request, trace, reply }));
  if (reply === "reset") message.socket.destroy();
  else send(response, reply);
}

async function served(
  parts: Parts,
  request: ApiRequest,
  trace: Trace,
): Promise<ApiReply | "reset"> {
  const { operationId, principal } = trace;
  const job = principal?.kind === "job" ? principal.jobName : null;
  const verdict = parts.intercept({ ...request, operationId, job });
  if (verdict === "reset") return "reset";
  if (typeof verdict === "object")
    return { status: verdict.status, headers: verdict.headers ?? {}, body: verdict.body };
  const write = writeOf(request, trace);
  const serve = (): Promise<ApiReply> => parts.desk.serve(request);
  const reply = await (write ? parts.writes(write, serve) : serve());
  return verdict === "lost-reply" || reply === NO_REPLY ? "reset" : reply;
}

/** What of a job's requests changes anything. */
function writeOf(
  { method, target }: ApiRequest,
  { operationId, principal }: Trace,
): Write | undefined {
  if (method === "GET" || principal?.kind !== "job") return undefined;
  const { jobId } = principal;
  return target === "/graphql"
    ? { kind: "graphql", what: "mutation", jobId }
    : { kind: "rest", what: operationId ?? `${method} ${target}`, jobId };
}

const BROKEN = Symbol("not JSON");

const BROKEN_REPLY: ApiReply = {
  status: 400,
  headers: {},
  body: {
    message: "Problems parsing JSON",
    documentation_url: "https://docs.github.com/rest",
    status: "400",
  },
};

function parsed(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return BROKEN;
  }
}

async function read(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new Error("body too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

const singleHeaders = (message: IncomingMessage): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : value,
    ]),
  );

function send(response: ServerResponse, { status, headers, body }: ApiReply): void {
  const text = body === undefined ? "" : JSON.stringify(body);
  const type = body === undefined ? {} : { "content-type": "application/json; charset=utf-8" };
  response.writeHead(status, {
    ...type,
    "x-github-media-type": "github.v3; format=json",
    ...headers,
  });
  response.end(text);
}

function sendLog(response: ServerResponse, text: string | undefined): void {
  response.writeHead(text === undefined ? 404 : 200, {
    "content-type": "text/plain; charset=utf-8",
  });
  response.end(text ?? "");
}
