import { constants, inflateRawSync } from "node:zlib";

/** More than this is never a secret that somebody packed. */
const MOST_BYTES = 1024 * 1024;

const [EXTRA, NAME, COMMENT, CHECKSUM] = [4, 8, 16, 2];

const afterZero = (bytes: Buffer, from: number): number => bytes.indexOf(0, from) + 1;

/** Where the deflated data begins behind the head of gzip (RFC 1952) or zlib (RFC 1950). */
function dataStart(bytes: Buffer): number {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return 2;
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & EXTRA) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  if (flags & NAME) at = afterZero(bytes, at);
  if (flags & COMMENT) at = afterZero(bytes, at);
  return flags & CHECKSUM ? at + 2 : at;
}

/**
 * The text in gzip or zlib data written as base64, also where its end is missing, wrong or followed by something else;
 * undefined for anything else.
 */
export function unzipBase64(base64: string): string | undefined {
  try {
    const bytes = Buffer.from(base64, "base64");
    const unzipped = inflateRawSync(bytes.subarray(dataStart(bytes)), {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: MOST_BYTES,
    });
    return unzipped.toString("utf8");
  } catch {
    return undefined;
  }
}
