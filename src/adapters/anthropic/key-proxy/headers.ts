import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";

/** All that an answer may say: no cookies, nothing of the account. */
const LET_OUT =
  /^(content-type|request-id|retry-after|retry-after-ms|x-should-retry|anthropic-ratelimit-[\w-]+)$/;

export const answerHeaders = (headers: IncomingHttpHeaders): OutgoingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => LET_OUT.test(key)));

/** What a caller shows to be let in; both forms, as clients of the API send it. */
export function credentialOf(headers: IncomingHttpHeaders): string | undefined {
  const key = headers["x-api-key"];
  if (typeof key === "string") return key;
  return /^Bearer (\S+)$/i.exec(headers.authorization ?? "")?.[1];
}
