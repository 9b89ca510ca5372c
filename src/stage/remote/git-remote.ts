import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { StageRepository } from "../contract/repository.ts";
import { NO_REPLY, openDoor, type Write, type WriteDoor } from "../contract/writes.ts";
import type { Principal, Tokens } from "../contract/tokens.ts";
import { listen, type Loopback } from "../loopback.ts";
import { denial, tokenOf, type Service } from "./access.ts";
import { DEFAULT_SEARCH_PATH, type Git } from "./git.ts";
import { ProtocolError } from "./pkt-line.ts";
import { parsePushRequest } from "./push-request.ts";
import { receivePack, type Pushed } from "./receive-pack.ts";
import type { MayPush } from "./refusals.ts";
import { advertise, bodyStream, uploadPack } from "./upload-pack.ts";

export type GitRemoteOptions = {
  repository: Pick<StageRepository, "fullName" | "gitDir">;
  tokens: Pick<Tokens, "resolve">;
  /** Branch protection, asked for every ref before it changes; nothing is protected by default. */
  mayPush?: MayPush;
  /** Told of every ref that changed, before the client is. */
  notePush?: (pushed: Pushed) => void | Promise<void>;
  /** Every push of a job passes here. */
  writes?: WriteDoor;
  /** PATH on which `git` is found. */
  searchPath?: string;
};

type Call = { kind: "advertise" | "serve"; service: Service };

const isService = (name: string | null): name is Service =>
  name === "git-upload-pack" || name === "git-receive-pack";

/** What a request wants of `/<owner>/<name>` (with or without `.git`); undefined where it is nothing of git. */
const parseCall = (method: string, url: URL, fullName: string): Call | undefined => {
  const [, owner, name, ...rest] = decodeURIComponent(url.pathname).split("/");
  const asked = `${owner ?? ""}/${name?.replace(/\.git$/, "") ?? ""}`;
  if (asked.toLowerCase() !== fullName.toLowerCase()) return undefined;
  const action = rest.join("/");
  const service = url.searchParams.get("service");
  if (method === "GET" && action === "info/refs" && isService(service)) {
    return { kind: "advertise", service };
  }
  return method === "POST" && isService(action) ? { kind: "serve", service: action } : undefined;
};

const sayText = (
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
) => {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", ...headers });
  response.end(`${text}\n`);
};

const sendGit = (response: ServerResponse, type: string, body: Buffer) => {
  response.writeHead(200, {
    "content-type": `application/x-${type}`,
    "cache-control": "no-cache",
  });
  response.end(body);
};

const readAll = async (stream: NodeJS.ReadableStream): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** Runs what it is given one after the other: two pushes never judge each other's half. */
const oneAtATime = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
};

/** The refs that a job's push changes; undefined where it is only a probe, or a person's. */
const writeOf = (body: Buffer, principal: Principal): Write | undefined => {
  if (principal.kind !== "job") return undefined;
  const refs = parsePushRequest(body).commands.map(({ ref }) => ref);
  if (refs.length === 0) return undefined;
  return { kind: "push", what: refs.sort().join(" "), jobId: principal.jobId };
};

/** The repository on the stage as a git client sees github.com: smart HTTP, checked by the job's token. */
export const gitRemote = (options: GitRemoteOptions): RequestListener => {
  const { fullName, gitDir } = options.repository;
  const git: Git = { gitDir, searchPath: options.searchPath ?? DEFAULT_SEARCH_PATH };
  const { mayPush = () => true, notePush = () => undefined, writes = openDoor } = options;
  const inTurn = oneAtATime();

  const serve = async (
    { kind, service }: Call,
    principal: Principal,
    request: IncomingMessage,
    response: ServerResponse,
  ) => {
    if (kind === "advertise") {
      const refs = await advertise(git, service, request);
      sendGit(response, `${service}-advertisement`, refs);
    } else if (service === "git-upload-pack") {
      uploadPack(git, request, response);
    } else {
      const body = await readAll(bodyStream(request));
      const rules = { git, principal, mayPush, notePush };
      const push = (): Promise<Buffer> => inTurn(() => receivePack(body, rules));
      const write = writeOf(body, principal);
      const report = await (write ? writes(write, push) : push());
      if (report === NO_REPLY) response.destroy();
      else sendGit(response, `${service}-result`, report);
    }
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "/", "http://stage");
    const call = parseCall(request.method ?? "GET", url, fullName);
    if (!call) return sayText(response, 404, "Repository not found.");
    const token = tokenOf(request.headers.authorization);
    const principal = token === undefined ? undefined : options.tokens.resolve(token);
    const denied = denial(principal, call.service, fullName);
    if (!principal || denied) {
      const { status, text } = denied ?? { status: 401, text: "Requires authentication." };
      const challenge = status === 401 ? { "www-authenticate": 'Basic realm="GitHub"' } : {};
      return sayText(response, status, text, challenge);
    }
    await serve(call, principal, request, response);
  };

  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) {
        response.destroy();
        return;
      }
      const status = error instanceof ProtocolError ? 400 : 500;
      sayText(response, status, error instanceof Error ? error.message : String(error));
    });
  };
};

export const startGitRemote = (options: GitRemoteOptions, port = 0): Promise<Loopback> =>
  listen(gitRemote(options), port);
