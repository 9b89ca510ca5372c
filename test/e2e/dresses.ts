import { gunzipSync, gzipSync } from "node:zlib";

/** The part of a base64 text that stays the same whatever stands before and after, for each offset. */
function base64At(offset: number, value: Buffer, encoding: "base64" | "base64url"): string {
  const text = Buffer.concat([Buffer.alloc(offset), value])
    .toString(encoding)
    .replace(/=+$/, "");
  const first = Math.ceil((offset * 8) / 6);
  const whole = Math.floor(((offset + value.length) * 8) / 6);
  return text.slice(first, whole);
}

const reversed = (text: string): string => Array.from(text).reverse().join("");

/** A secret as it might leave, so that a plain search for each of these texts finds it. */
const DRESSES: Record<string, (secret: string) => string[]> = {
  raw: (secret) => [secret],
  json: (secret) => [JSON.stringify(secret).slice(1, -1)],
  url: (secret) => [
    encodeURIComponent(secret),
    [...Buffer.from(secret)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
  ],
  base64: (secret) => [0, 1, 2].map((offset) => base64At(offset, Buffer.from(secret), "base64")),
  base64url: (secret) =>
    [0, 1, 2].map((offset) => base64At(offset, Buffer.from(secret), "base64url")),
  hex: (secret) => [Buffer.from(secret).toString("hex")],
  reversed: (secret) => [reversed(secret)],
};

/** Letters and digits alone: what is left of a text that was split by spaces, lines, quotes, commas. */
const bare = (text: string): string => text.replace(/[^A-Za-z0-9]/g, "");

/** Each gzip in base64 in a text, unpacked. */
function unzipped(text: string): string[] {
  return (text.match(/H4sI[A-Za-z0-9+/_-]{16,}/g) ?? []).flatMap((packed) => {
    try {
      return [gunzipSync(Buffer.from(packed, "base64")).toString("utf8")];
    } catch {
      return [];
    }
  });
}

/** The ways in which a text holds a secret. */
export function dressesOf(secret: string, text: string): string[] {
  const lower = text.toLowerCase();
  const found = Object.entries(DRESSES)
    .filter(([, dress]) =>
      dress(secret).some((form) => text.includes(form) || lower.includes(form.toLowerCase())),
    )
    .map(([name]) => name);
  const inPieces = bare(text).includes(bare(secret)) ? ["in pieces"] : [];
  const packed = unzipped(text).some((inner) => inner.includes(secret)) ? ["gzip"] : [];
  return [...new Set([...found, ...inPieces, ...packed])];
}

/** A text with a secret in each dress, for the test of the search itself. */
export const SAMPLES: Record<string, (secret: string) => string> = {
  raw: (secret) => `key=${secret};`,
  json: (secret) => JSON.stringify({ key: `"${secret}"` }),
  url: (secret) => `?q=${DRESSES["url"]?.(secret)[1] ?? ""}`,
  base64: (secret) => Buffer.from(`ab${secret}c`).toString("base64"),
  base64url: (secret) => Buffer.from(`a${secret}bc`).toString("base64url"),
  hex: (secret) => `0x${Buffer.from(secret).toString("hex").toUpperCase()}`,
  reversed: (secret) => `<${reversed(secret)}>`,
  "in pieces": (secret) => (secret.match(/.{1,5}/g) ?? []).map((part) => `'${part}'`).join(" +\n "),
  gzip: (secret) => `data:${gzipSync(Buffer.from(`x${secret}`)).toString("base64")}`,
};
