import { lstat, mkdir, readFile, realpath, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UserError } from "../../core/errors.ts";
import type { WantedFile } from "./wanted-files.ts";
import { unifiedDiff } from "../unified-diff.ts";

/** A wanted file beside what the repository has. */
export type Compared = {
  path: string;
  state: "new" | "same" | "differs";
  text: string;
  /** Unified diff; empty where it is the same. */
  diff: string;
};

const isAbsent = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT";

/** Undefined where there is none. @throws UserError invalid_input for a link, a folder and the like */
async function presentText(root: string, path: string): Promise<string | undefined> {
  const file = join(root, path);
  try {
    const folder = await realpath(dirname(file));
    const inside = `${folder}/`.startsWith(`${await realpath(root)}/`);
    if (inside && (await lstat(file)).isFile()) return await readFile(file, "utf8");
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
  throw new UserError(
    "invalid_input",
    `${path} is no plain file of this repository. Replace it by one, or remove it.`,
  );
}

export async function compare(root: string, { path, text }: WantedFile): Promise<Compared> {
  const present = await presentText(root, path);
  const wanted = text(present);
  if (present === wanted) return { path, state: "same", text: wanted, diff: "" };
  const diff = unifiedDiff(path, present, wanted);
  return { path, state: present === undefined ? "new" : "differs", text: wanted, diff };
}

/** Whole or not at all. */
export async function writeTo(root: string, { path, text }: Compared): Promise<void> {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}.new`;
  await writeFile(fresh, text);
  await rename(fresh, file);
}
