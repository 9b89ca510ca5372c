import type { ApiReply, ApiRequest, Trace } from "./front-desk.ts";

/** One line of the request log. */
export type RequestLogEntry = {
  at: Date;
  /** The job whose token it was, as the timeline names it. */
  job: string | null;
  /** That job's run. */
  run: number | null;
  /** Login, or `null` without a living token. */
  actor: string | null;
  method: string;
  /** With the query. */
  path: string;
  operationId: string | null;
  /** 0 where the connection was reset. */
  status: number;
  rateLimited?: true;
  notModified?: true;
};

type Parts = {
  at: Date;
  request: ApiRequest;
  trace: Trace;
  reply: ApiReply | "reset";
};

export function logEntry({ at, request, trace, reply }: Parts): RequestLogEntry {
  const { operationId, principal } = trace;
  const status = reply === "reset" ? 0 : reply.status;
  return {
    at,
    job: principal?.kind === "job" ? principal.jobName : null,
    run: principal?.kind === "job" ? principal.runId : null,
    actor: principal?.account.login ?? null,
    method: request.method,
    path: request.target,
    operationId: operationId ?? null,
    status,
    ...(reply !== "reset" && isRateLimit(reply) ? { rateLimited: true } : {}),
    ...(status === 304 ? { notModified: true } : {}),
  };
}

function isRateLimit({ status, headers, body }: ApiReply): boolean {
  if (status !== 403 && status !== 429) return false;
  const text = JSON.stringify(body ?? "");
  return headers["retry-after"] !== undefined || /rate limit/i.test(text);
}
