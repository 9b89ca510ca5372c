import { z } from "zod";
import { plainTextIn } from "../../files/plain-file.ts";
import { parseJsonc } from "./parse-jsonc.ts";

const Solution = z.object({
  files: z.array(z.string()).length(0),
  include: z.undefined().optional(),
  references: z.array(z.object({ path: z.string() })).min(1),
});

/**
 * What `tsc -p` is asked to check: the project itself, or the projects that its tsconfig.json refers to
 * where that has no file of its own. `tsc -b --noEmit` would not do: it leaves build infos in the tree.
 */
export async function typeProjects(path: string): Promise<string[]> {
  try {
    const solution = Solution.parse(parseJsonc((await plainTextIn(path, "tsconfig.json")) ?? ""));
    return solution.references.map((one) => one.path);
  } catch {
    return ["."];
  }
}
