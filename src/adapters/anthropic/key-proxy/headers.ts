import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";

/** All that a caller may say beside its body. Credentials, cookies and hop-by-hop headers are not among it. */
const LET_IN =
  /^(anthropic-(?!dangerous)[\w-]+|x-miyabi-[\w-]+|x-stainless-[\w-]+|content-type|accept|user-agent)$/;

/** All that an answer may say: no cookies, nothing of the account. */
const LET_OUT =
  /^(content-type|request-id|retry-after|retry-after-ms|x-should-retry|anthropic-ratelimit-[\w-]+)$/;

const those = (headers: IncomingHttpHeaders, name: RegExp): OutgoingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => name.test(key)));

/** Headers for the model's API; the key is the only credential among them. */
export const requestHeaders = (
  headers: IncomingHttpHeaders,
  { apiKey, length }: { apiKey: string; length: number },
): OutgoingHttpHeaders => ({
  ...those(headers, LET_IN),
  "content-length": length,
  "x-api-key": apiKey,
});

export const answerHeaders = (headers: IncomingHttpHeaders): OutgoingHttpHeaders =>
  those(headers, LET_OUT);

/** What a caller shows to be let in; both forms, as clients of the API send it. */
export function credentialOf(headers: IncomingHttpHeaders): string | undefined {
  const key = headers["x-api-key"];
  if (typeof key === "string") return key;
  return /^Bearer (\S+)$/i.exec(headers.authorization ?? "")?.[1];
}
