import { z } from "zod";

/** What Octokit throws: `HttpError` with the reply, or without one where none came. */
const HttpError = z.object({
  status: z.number(),
  message: z.string(),
  response: z
    .object({
      headers: z.record(z.string(), z.union([z.string(), z.number(), z.undefined()])),
      data: z.unknown(),
    })
    .optional(),
  cause: z.unknown(),
});
const Body = z.object({ message: z.string() });
const SystemError = z.object({ code: z.string() });

/** A request that did not succeed, as far as deciding about it needs. */
export type Fault = {
  /** HTTP status; 0 where there was no reply. */
  status: number;
  /** GitHub's own words. */
  message: string;
  /** Of the reply, lower-case names. */
  header(name: string): string | undefined;
  /** False where GitHub certainly never saw the request. */
  reached: boolean;
};

/** The fault in what Octokit threw; undefined where it is none of a request (a bug of ours). */
export function faultOf(error: unknown): Fault | undefined {
  const parsed = HttpError.safeParse(error);
  if (!parsed.success) return undefined;
  const { status, message, response, cause } = parsed.data;
  if (response === undefined) {
    return { status: 0, message, header: () => undefined, reached: !neverLeft(cause) };
  }
  const body = Body.safeParse(response.data);
  return {
    status,
    message: body.success ? body.data.message : message,
    header: (name) => response.headers[name]?.toString(),
    reached: true,
  };
}

const NEVER_LEFT = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"];

/** fetch wraps the system's error in a TypeError, Octokit that in its own. */
function neverLeft(cause: unknown): boolean {
  const inner = cause instanceof Error && cause.cause !== undefined ? cause.cause : cause;
  const parsed = SystemError.safeParse(inner);
  return parsed.success && NEVER_LEFT.includes(parsed.data.code);
}

/** The primary limit is used up, or a secondary one was hit; both come as 403 or 429. */
export const isRateLimit = (fault: Fault): boolean =>
  fault.status === 429 ||
  (fault.status === 403 &&
    (fault.header("x-ratelimit-remaining") === "0" ||
      fault.header("retry-after") !== undefined ||
      /\b(secondary rate|rate limit)\b/i.test(fault.message)));

/** Transient as reliability.md has it: no reply, 408, 425, 429, 5xx, rate limits. */
export const isPassing = (fault: Fault): boolean =>
  fault.status === 0 ||
  fault.status === 408 ||
  fault.status === 425 ||
  fault.status >= 500 ||
  isRateLimit(fault);
