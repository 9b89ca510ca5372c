import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Source } from "../../core/adopt/release.ts";
import { withSchemaLine, writtenFor } from "../../core/adopt/written-for.ts";
import { CONFIG_PATH } from "../../core/config-text.ts";

/** Where the workflow that calls Miyabi is written. */
export const WORKFLOW_PATH = ".github/workflows/miyabi.yml";

/** A file that `miyabi init` writes. */
export type WantedFile = {
  /** In the repository. */
  path: string;
  /** What shall be there, given what is. */
  text: (present: string | undefined) => string;
};

/** Which files are wanted. */
export type Choice = { sweep: boolean; form: boolean };

/** From the examples of the package, so that what is written is what is tested. */
export async function wantedFiles(
  packageDir: string,
  source: Source,
  { sweep, form }: Choice,
): Promise<WantedFile[]> {
  const example = async (name: string): Promise<string> =>
    writtenFor(source, await readFile(join(packageDir, "examples", name), "utf8"));
  const copy = async (path: string, name: string): Promise<WantedFile> => {
    const text = await example(name);
    return { path, text: () => text };
  };
  const start = await example("init/miyabi.yml");
  return [
    await copy(WORKFLOW_PATH, "caller.yml"),
    ...(sweep ? [await copy(".github/workflows/miyabi-sweep.yml", "sweep.yml")] : []),
    {
      path: CONFIG_PATH,
      // Settings are people's own: of theirs only the line for editors is ours.
      text: (present) => (present === undefined ? start : withSchemaLine(present, start)),
    },
    ...(form ? [await copy(".github/ISSUE_TEMPLATE/miyabi.yml", "init/issue-form.yml")] : []),
  ];
}
