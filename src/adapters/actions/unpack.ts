import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readEntry, readZip, type ZipLimits } from "./zip.ts";

/** Bundles of a lane are the largest that we hand over. */
export const UNPACK_LIMITS: ZipLimits = { entries: 10_000, bytes: 500 * 1024 * 1024 };

/** Writes the files of a zip below `dir`; refuses to write over anything that is there. */
export async function unpack(zip: Buffer, dir: string, limits = UNPACK_LIMITS): Promise<void> {
  for (const entry of readZip(zip, limits)) {
    const target = join(dir, entry.path);
    await mkdir(entry.kind === "folder" ? target : dirname(target), { recursive: true });
    if (entry.kind === "file")
      await writeFile(target, await readEntry(zip, entry), { flag: "wx", mode: 0o644 });
  }
}
