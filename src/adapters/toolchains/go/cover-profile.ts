import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { LineCoverage } from "../reports/line-coverage.ts";

/** `name.go:line.column,line.column statements count`: https://go.dev/blog/cover */
const BLOCK = /^(.+):(\d+)\.\d+,(\d+)\.\d+ (\d+) (\d+)$/;
/** Lines inside of a block that nothing can run: empty, a comment, closing brackets. */
const NO_CODE = /^\s*(?:$|\/\/|[)\]}]+[,;)]*\s*(?:\/\/.*)?$)/;

/** Whether each line ran, by file as the profile names it: import path and name. */
function linesOf(text: string): Map<string, Map<number, boolean>> {
  const files = new Map<string, Map<number, boolean>>();
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("mode: ")) continue;
    const [, name = "", from, to, statements, count] = BLOCK.exec(line) ?? [];
    if (name === "") throw new Error(`not a coverage profile of Go: ${line.slice(0, 80)}`);
    const lines = files.get(name) ?? new Map<number, boolean>();
    files.set(name, lines);
    if (Number(statements) === 0) continue;
    for (let at = Number(from); at <= Number(to); at++)
      lines.set(at, (lines.get(at) ?? false) || Number(count) > 0);
  }
  return files;
}

/**
 * Line coverage of a profile of `go test -coverprofile`: a line has run where one of the blocks on it has.
 * @param module path of the module at `root`, which the profile's names begin with
 * @throws Error where it is no such profile
 */
export async function parseCoverProfile(
  text: string,
  { module, root }: { module: string; root: string },
): Promise<LineCoverage> {
  const coverage = new Map<string, { lines: number; hit: number }>();
  for (const [name, lines] of linesOf(text)) {
    if (!name.startsWith(`${module}/`)) continue;
    const file = name.slice(module.length + 1);
    const source = (await readFile(join(root, file), "utf8").catch(() => "")).split("\n");
    const code = [...lines].filter(([at]) => !NO_CODE.test(source[at - 1] ?? ""));
    coverage.set(file, { lines: code.length, hit: code.filter(([, ran]) => ran).length });
  }
  return coverage;
}
