import type { IncomingMessage, ServerResponse } from "node:http";
import { messageOf } from "../../../core/error-code.ts";
import { UserError } from "../../../core/errors.ts";
import type { Redact } from "../../../core/text/redact-values.ts";
import type { Usage } from "../../../core/budget/usage.ts";
import type { Clock } from "../../../ports/clock.ts";
import { estimatedTokens } from "../affordable.ts";
import { costOf, type Tokens } from "../prices.ts";
import type { MessagesRequest, Prepared, Upstream } from "../upstream/upstream.ts";
import { forward, type Forwarded } from "./forward.ts";
import type { Admission, Pass } from "./pass.ts";
import { refuse } from "./refuse.ts";
import type { RequestRecord } from "./request-record.ts";
import { readRequest, shortened } from "./wanted-request.ts";

/** The API takes no more: https://platform.claude.com/docs/en/api/errors, request_too_large. */
const MOST_BYTES = 32 * 1024 * 1024;

export type Served = {
  request: IncomingMessage;
  response: ServerResponse;
  pass: Pass;
  /** Of the request's address. */
  query: string;
};
type Means = { upstream: Upstream; clock: Clock; redact: Redact };

/** The body, undefined where it is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MOST_BYTES) chunks.push(chunk);
  }
  return size > MOST_BYTES ? undefined : Buffer.concat(chunks).toString("utf8");
}

type Used = { tokens: Tokens; estimated: boolean };

/** What a call used, by its answer or, where that broke off, by what went over the line. */
function usedBy(
  { status, counted, broken, bytesOut }: Forwarded,
  { bytesIn, admission, ended }: { bytesIn: number; admission: Admission; ended: boolean },
): Used | undefined {
  if (counted) return { tokens: counted.tokens, estimated: !counted.whole };
  if (status >= 300 || (status === 0 && !broken)) return undefined;
  // Ended by ourselves before anything was heard: it may have said all that it was allowed to.
  const outputTokens = ended && bytesOut === 0 ? admission.maxTokens : estimatedTokens(bytesOut);
  const inputTokens = estimatedTokens(bytesIn);
  const tokens = { inputTokens, outputTokens, cacheReadTokens: 0, cacheWriteTokens: 0 };
  return { tokens, estimated: true };
}

type Ready =
  | { kind: "ready"; prepared: Prepared }
  /** There is nothing to ask the service with: for now (502), or until people correct it (401). */
  | { kind: "none"; status: 401 | 502; message: string };

async function preparedBy(upstream: Upstream, wanted: MessagesRequest): Promise<Ready> {
  try {
    return { kind: "ready", prepared: await upstream.prepare(wanted) };
  } catch (error) {
    return {
      kind: "none",
      status: error instanceof UserError ? 401 : 502,
      message: messageOf(error),
    };
  }
}

/** One request of a pass: budget, redaction, the model's answer, its figures. */
export async function serveCall({ request, response, pass, query }: Served, means: Means) {
  const { upstream, clock, redact } = means;
  const at = clock.now().toISOString();
  const began = clock.monotonic();
  const text = await bodyOf(request);
  if (text === undefined) return refuse(response, 413, "The request is longer than 32 MB.");
  const read = readRequest(text);
  if (read.kind === "invalid") return refuse(response, 400, `Not a request: ${read.problem}.`);

  const about = { at, task: pass.task, try: pass.tryNumber };
  const note = (more: Omit<RequestRecord, "at" | "task" | "try" | "seconds" | "bytesIn">): void => {
    const seconds = Math.round(clock.monotonic() - began) / 1_000;
    pass.note({ ...about, seconds, bytesIn: Buffer.byteLength(text), ...more });
  };
  if (read.kind === "closed") {
    const { part, model } = read;
    note({ model, status: 400, bytesOut: 0, maxTokens: { asked: 0 }, refused: part });
    return refuse(response, 400, `Miyabi does not let this through: ${part}.`);
  }

  const { model, max_tokens: asked } = read.request;
  const bytes = Buffer.byteLength(text);
  const priced = upstream.pricedAs(model);
  const admission = pass.admit({
    model: priced,
    bytes,
    maxTokens: asked,
    forAnHour: read.forAnHour,
  });
  if (admission.refused) {
    const { limit: refused } = admission;
    note({ model, status: 403, bytesOut: 0, maxTokens: { asked }, refused });
    return refuse(response, 403, `Miyabi: ${admission.text}.`);
  }
  let usage: Usage | undefined;
  try {
    const sent = admission.maxTokens;
    const wanted = { headers: request.headers, query, body: shortened(read.request, sent) };
    const ready = await preparedBy(upstream, wanted);
    if (ready.kind === "none") {
      note({ model, status: ready.status, bytesOut: 0, maxTokens: { asked } });
      return refuse(response, ready.status, redact(ready.message));
    }
    const { url, headers, body: whole } = ready.prepared;
    const body = Buffer.from(redact(whole));
    const to = { url, headers: { ...headers, "content-length": body.length } };
    const forwarded = await forward({ ...to, body, signal: pass.signal, redact }, response);
    const ended = pass.signal.aborted;
    const used = usedBy(forwarded, { bytesIn: body.length, admission, ended });
    const { status, bytesOut, retryAfter } = forwarded;
    const base = { model, status, bytesOut, maxTokens: { asked, sent } };
    const retry = retryAfter === undefined ? {} : { retryAfter };
    if (used === undefined) return note({ ...base, ...retry });
    const { tokens, estimated } = used;
    const costUsd = costOf(priced, tokens);
    const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens } = tokens;
    usage = { calls: 1, inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, costUsd };
    note({ ...base, ...retry, tokens, costUsd, ...(estimated ? { estimated: true } : {}) });
  } finally {
    pass.settle(admission, usage);
  }
}
