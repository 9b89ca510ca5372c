import { createHash } from "node:crypto";

/** JSON with sorted keys: the same value always gives the same text, whoever built the object. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Lower-case hex SHA-256 of a value's canonical JSON, or of a text as it stands. */
export const digestOf = (value: unknown): string =>
  createHash("sha256")
    .update(typeof value === "string" ? value : canonicalJson(value))
    .digest("hex");

/** What people type to approve: the first 12 digits, 48 bits, bound to one comment of one issue. */
export const shortDigest = (digest: string): string => digest.slice(0, 12);
