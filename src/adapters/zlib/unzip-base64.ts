import { constants, unzipSync } from "node:zlib";

/** More than this is never a secret that somebody packed. */
const MOST_BYTES = 1024 * 1024;

/** The text in gzip or zlib data written as base64, also where its end is missing; undefined for anything else. */
export function unzipBase64(base64: string): string | undefined {
  try {
    const unzipped = unzipSync(Buffer.from(base64, "base64"), {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: MOST_BYTES,
    });
    return unzipped.toString("utf8");
  } catch {
    return undefined;
  }
}
