import type { FileDiff } from "../../diff.ts";
import type { Finding } from "../quality.ts";
import { isTestFile } from "../../source-files.ts";
import { finding } from "./finding.ts";

export type Checks = Readonly<Record<string, { command: readonly string[] } | undefined>>;

const INTERPRETER = /^(?:.*\/)?(?:node|deno|bun|tsx|bash|sh|python[\d.]*|ruby|perl|php)$/;

/** What a command runs where that is a file: `tools/lint.mjs` of `node tools/lint.mjs`. */
function programOf([first = "", ...rest]: readonly string[]): string {
  const named = INTERPRETER.test(first) ? rest.find((word) => !word.startsWith("-")) : first;
  return (named ?? first).replace(/^\.\//, "");
}

/** Changes to the programs that the configuration names to judge the change. */
export function judges(files: readonly FileDiff[], checks: Checks): Finding[] {
  const named = new Set(
    Object.values(checks).flatMap((check) => (check ? [programOf(check.command)] : [])),
  );
  return files
    .filter(({ path, status }) => status !== "created" && named.has(path) && !isTestFile(path))
    .map(({ path }) =>
      finding("high", "A program that checks the change is part of it.", { file: path }),
    );
}
