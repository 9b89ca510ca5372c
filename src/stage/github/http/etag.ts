import { createHash } from "node:crypto";

/** https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests */
export const etagOf = (body: unknown): string =>
  `W/"${createHash("sha256").update(JSON.stringify(body)).digest("hex")}"`;

type Asked = { method: string; headers: Readonly<Record<string, string | undefined>> };
type Answer = { status: number; headers: Readonly<Record<string, string>> };

/** True where the client already has this very body. */
export function isUnchanged({ method, headers }: Asked, answer: Answer): boolean {
  const etag = answer.headers["etag"];
  if (method !== "GET" || answer.status !== 200 || etag === undefined) return false;
  return (headers["if-none-match"] ?? "").split(/\s*,\s*/).includes(etag);
}
