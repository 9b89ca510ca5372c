import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { messageOf } from "../../../core/error-code.ts";
import type { Docs } from "../../../core/review/measures.ts";
import type { Finding } from "../../../core/review/quality.ts";
import { isPythonSource } from "../../../core/source-files.ts";
import type { Commands } from "../../../ports/commands.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { unknown } from "../parts.ts";
import { endingOf } from "../tool-run.ts";
import { DOCSTRING_PROGRAM } from "./docstring-program.ts";
import { findInterpreter, ISOLATED } from "./interpreter.ts";
import { presentFiles } from "./present-files.ts";

const SECONDS = 120;
/** A long list of items is longer than what is kept by default. */
const MAX_BYTES = 32 * 1024 * 1024;

const Printed = z.object({
  items: z.array(
    z.object({
      file: z.string(),
      name: z.string(),
      line: z.number().int(),
      documented: z.boolean(),
    }),
  ),
});

/** Share of the changed files' public functions, classes and methods that have a docstring. */
export function docstrings(commands: Commands, reports: string) {
  return async (tree: Checked): Promise<Docs> => {
    const files = await presentFiles(tree, isPythonSource);
    if (files.length === 0) return { kind: "known", publicItems: 0, documented: 0, findings: [] };
    const python = await findInterpreter(commands, tree.path);
    if ("problem" in python) return unknown(python.problem);
    const folder = await mkdtemp(join(reports, "docstrings-"));
    const [program, input] = [join(folder, "docstrings.py"), join(folder, "input.json")];
    await writeFile(program, DOCSTRING_PROGRAM);
    await writeFile(input, JSON.stringify({ files }));
    // -S: not even the start-up files of installed packages.
    const result = await commands.run([python.program, ...ISOLATED, "-S", program, input], {
      cwd: tree.path,
      timeoutSeconds: SECONDS,
      maxBytes: MAX_BYTES,
    });
    if (result.code !== 0) return unknown(endingOf("reading docstrings", result));
    try {
      const { items } = Printed.parse(JSON.parse(result.stdout));
      const findings = items
        .filter(({ documented }) => !documented)
        .map(({ file, name, line }): Finding => {
          const message = `${name} has no docstring.`;
          const rule = "miyabi/docstring";
          return { part: "docs", severity: "warning", message, file, line, rule };
        });
      const publicItems = items.length;
      return { kind: "known", publicItems, documented: publicItems - findings.length, findings };
    } catch (error) {
      return unknown(`reading docstrings: ${messageOf(error)}`);
    }
  };
}
