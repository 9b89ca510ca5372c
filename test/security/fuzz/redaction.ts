import { deflateSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { unzipBase64 } from "../../../src/adapters/zlib/unzip-base64.ts";
import { redactor } from "../../../src/core/text/redact-values.ts";
import { dressesOf } from "../../e2e/dresses.ts";
import { hostile } from "./corpus.ts";

const pairs = (bytes: Buffer): string[] => bytes.toString("hex").match(/../g) ?? [];
const isPlain = (sign: string): boolean => /[A-Za-z0-9]/.test(sign);

const encoded = (secret: string, prefix: string): string[] =>
  pairs(Buffer.from(secret)).map((pair) => `${prefix}${pair}`);
/** A zipped text is wrapped as programs wrap it, in lines of at least this. */
const ZIPPED_LINE = 20;
const zipped = (bytes: Buffer): string[] =>
  bytes.toString("base64").match(new RegExp(`.{1,${ZIPPED_LINE}}`, "g")) ?? [];

/**
 * Ways to write a secret down that the redaction promises to know (src/core/text/redact-values.ts), in the smallest
 * parts between which something may stand.
 */
const DRESSES: Record<string, (secret: string) => string[]> = {
  plain: (secret) => Array.from(secret),
  json: (secret) => [JSON.stringify(JSON.stringify(secret))],
  base64: (secret) => Array.from(Buffer.from(secret).toString("base64")),
  "base64 inside": (secret) => Array.from(Buffer.from(`x=${secret};`).toString("base64")),
  base64url: (secret) => Array.from(Buffer.from(`ab${secret}c`).toString("base64url")),
  hex: (secret) => Array.from(Buffer.from(secret).toString("hex")),
  "hex in capitals": (secret) => Array.from(Buffer.from(secret).toString("hex").toUpperCase()),
  "hex bytes": (secret) => encoded(secret, "0x"),
  "hex escapes": (secret) => encoded(secret, "\\x"),
  "unicode escapes": (secret) => encoded(secret, "\\u00"),
  url: (secret) => Array.from(encodeURIComponent(secret).match(/%..|./g) ?? []),
  "url, all of it": (secret) => encoded(secret, "%"),
  backwards: (secret) => Array.from(secret).reverse(),
  gzip: (secret) => zipped(gzipSync(`export A=${secret}\n`)),
  zlib: (secret) => zipped(deflateSync(`export A=${secret}\n`)),
};
const DRESS_NAMES = Object.keys(DRESSES);
const isZipped = (dress: string): boolean => dress === "gzip" || dress === "zlib";

const GAPS = [
  " ",
  "\n",
  "\r\n",
  "\t",
  '" + "',
  ",",
  "-",
  "\\n",
  "'",
  "||",
  "\u200B",
  "é",
  "…",
  "::",
  "/",
  "=",
];

const SECRET_SIGNS = Array.from(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./+=",
);
/** As keys are: at least 24 signs, no two alike by chance. */
const secret = fc
  .tuple(
    fc.constantFrom("sk-ant-api03-", "ghs_", "eyJhbGciOi.", ""),
    fc.array(fc.constantFrom(...SECRET_SIGNS), { minLength: 24, maxLength: 60 }),
  )
  .map(([prefix, signs]) => prefix + signs.join(""))
  .filter((text) => Array.from(text).filter(isPlain).length >= 20 && new Set(text).size >= 10);

export type Leak = {
  secret: string;
  dress: string;
  width: number;
  gaps: readonly string[];
  before: string;
  after: string;
};

export const leaks: fc.Arbitrary<Leak> = fc.record({
  secret,
  dress: fc.constantFrom(...DRESS_NAMES),
  /** So many parts stand together; 0: all. */
  width: fc.constantFrom(0, 0, 1, 2, 3, 7, 20, 76),
  // A backslash alone may be half of an escape: text in which some are and others are not is not told apart.
  gaps: fc.oneof(
    fc.array(fc.constantFrom(...GAPS), { minLength: 1, maxLength: 5 }),
    fc.constant<readonly string[]>(["\\"]),
  ),
  before: hostile(undefined, 6),
  after: hostile(undefined, 6),
});

/** The text that holds the secret. */
function leakText({ secret, dress, width, gaps, before, after }: Leak): string {
  const parts = DRESSES[dress]?.(secret) ?? [];
  const between = isZipped(dress) ? ["\n"] : gaps;
  const size = width === 0 ? parts.length : width;
  const text = parts
    .map((part, at) =>
      at % size > 0 || at === 0 ? part : `${between[(at / size) % between.length] ?? ""}${part}`,
    )
    .join("");
  // No letter or digit of the surroundings touches it: zipped text begins where a word does.
  return `${before}\n${text}\n${after}`;
}

/** The dresses in which the secret is still there. */
export function leftOf(leak: Leak): string | undefined {
  const text = leakText(leak);
  const redact = redactor([leak.secret], unzipBase64);
  const left = redact(text);
  const found = dressesOf(leak.secret, left);
  if (found.length > 0) return `${found.join(", ")} in ${JSON.stringify(left)}`;
  if (left === text) return `nothing was taken out of ${JSON.stringify(text)}`;
  const json = redact(JSON.stringify({ text, [text]: [text] }));
  try {
    JSON.parse(json);
  } catch {
    return `JSON is none any more: ${json}`;
  }
  const inJson = dressesOf(leak.secret, json);
  return inJson.length > 0 ? `${inJson.join(", ")} in JSON` : undefined;
}
