import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes a file that no other user reads, whole or not at all; its folder is made. */
export async function writePrivately(file: string, content: Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${process.pid}`;
  await writeFile(beside, content, { mode: 0o600 });
  await rename(beside, file);
}
