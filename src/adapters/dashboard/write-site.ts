import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "../../core/error-code.ts";
import { UserError } from "../../core/errors.ts";

export type Site = {
  /** The page, as it is. */
  page: string;
  /** Text of each file of data by its name without `.js`. */
  data: ReadonlyMap<string, string>;
};

/** Names that files of data have: what an earlier run left and this one does not write is removed. */
const DATA_FILE = /^(?:sessions|fleet|knowledge|(?:chunk|knowledge)-\d+)\.js$/;

/**
 * Writes the page and its data into a folder, which is made; other files in it stay as they are.
 * @throws UserError invalid_input where it cannot be written
 */
export async function writeSite(dir: string, { page, data }: Site): Promise<void> {
  const folder = join(dir, "data");
  try {
    await mkdir(folder, { recursive: true });
    const known = new Set([...data.keys()].map((name) => `${name}.js`));
    for (const name of await readdir(folder))
      if (DATA_FILE.test(name) && !known.has(name)) await rm(join(folder, name));
    for (const [name, text] of data) await writeFile(join(folder, `${name}.js`), text);
    await writeFile(join(dir, "index.html"), page);
  } catch (error) {
    throw new UserError(
      "invalid_input",
      `The dashboard cannot be written to ${dir}: ${messageOf(error)}. Name another folder with --out.`,
    );
  }
}
