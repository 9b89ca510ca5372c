import { UserError } from "../../core/errors.ts";
import type { Ask } from "./ask.ts";
import { compare, writeTo, type Compared } from "./compared.ts";
import type { WantedFile } from "./wanted-files.ts";

export type WriteOptions = {
  root: string;
  dryRun: boolean;
  /** Overwrites what differs. */
  force: boolean;
  /** Undefined where nobody can be asked. */
  ask: Ask | undefined;
  /** Told what happens, a text with its line ends. */
  tell: (text: string) => void;
};

const VERBS = { new: "new", same: "same", differs: "change" } as const;

function refuseEdited(files: readonly Compared[]): void {
  const edited = files.filter(({ state }) => state === "differs").map(({ path }) => path);
  if (edited.length === 0) return;
  const is = edited.length === 1 ? "is" : "are";
  throw new UserError(
    "invalid_input",
    `Nothing was written: ${edited.join(", ")} ${is} there with other content, as the difference above shows. Run it in a terminal to be asked for each file, or overwrite with --force.`,
  );
}

/**
 * Writes what is missing. A file that is there with other content is shown, and overwritten with people's
 * leave only.
 * @returns paths that were left as they are
 * @throws UserError invalid_input where a file differs and nobody can be asked: then none is written
 */
export async function writeFiles(
  wanted: readonly WantedFile[],
  { root, dryRun, force, ask, tell }: WriteOptions,
): Promise<string[]> {
  const files: Compared[] = [];
  for (const file of wanted) files.push(await compare(root, file));
  const left: string[] = [];
  for (const { path, state, diff } of files) {
    tell(`${VERBS[state].padEnd(7)} ${path}\n`);
    if (state === "differs" || (dryRun && state === "new")) tell(diff);
  }
  if (dryRun) return left;
  if (!force && ask === undefined) refuseEdited(files);
  for (const file of files) {
    if (file.state === "same") continue;
    const may = file.state === "new" || force || (await ask?.(`Overwrite ${file.path}?`)) === true;
    if (may) await writeTo(root, file);
    else left.push(file.path);
  }
  return left;
}
