import { constants } from "node:fs";
import { lstat, open, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Reports of large repositories have a few megabytes. */
const MAX_BYTES = 50 * 1024 * 1024;
/** A pipe opens at once and is then refused; a link is not followed. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** `max` bytes of an open file, or fewer where it has no more. */
async function readUpTo(file: Awaited<ReturnType<typeof open>>, max: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  while (length < max) {
    const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(64 * 1024) });
    if (bytesRead === 0) break;
    chunks.push(buffer.subarray(0, bytesRead));
    length += bytesRead;
  }
  return Buffer.concat(chunks);
}

/**
 * The text of a file that generated code may have made: undefined for all that is no plain file of at
 * most `maxBytes` (absent, a link, a pipe, a device, a folder). Waits for nobody (threats 14 and 22).
 */
export async function plainText(path: string, maxBytes = MAX_BYTES): Promise<string | undefined> {
  try {
    // Before it is opened: opening a device may do something.
    if (!(await lstat(path)).isFile()) return undefined;
    const file = await open(path, FLAGS);
    try {
      if (!(await file.stat()).isFile()) return undefined;
      const bytes = await readUpTo(file, maxBytes + 1);
      return bytes.length > maxBytes ? undefined : bytes.toString("utf8");
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}

/** The same for a path inside of a tree, whose folders lead nowhere else. */
export async function plainTextIn(
  tree: string,
  path: string,
  maxBytes?: number,
): Promise<string | undefined> {
  const file = join(tree, path);
  try {
    const [root, folder] = [await realpath(tree), await realpath(dirname(file))];
    return `${folder}/`.startsWith(`${root}/`) ? await plainText(file, maxBytes) : undefined;
  } catch {
    return undefined;
  }
}
