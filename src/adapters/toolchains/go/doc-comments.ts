import { access, mkdtemp, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { z } from "zod";
import { messageOf } from "../../../core/error-code.ts";
import type { Docs } from "../../../core/review/measures.ts";
import type { Finding } from "../../../core/review/quality.ts";
import { isGoSource } from "../../../core/source-files.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { unknown, type Workshop } from "../parts.ts";
import { DOC_COMMENTS_PROGRAM } from "./doc-comments-program.ts";
import { goEnding, goRunner } from "./go-command.ts";

const SECONDS = 300;

const Items = z.array(
  z.object({
    file: z.string(),
    line: z.number().int(),
    name: z.string(),
    documented: z.boolean(),
  }),
);

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Share of what the changed files export that a doc comment documents; Go's own parser reads them. */
export function docComments({ commands, reports }: Pick<Workshop, "commands" | "reports">) {
  const go = goRunner(commands, SECONDS);
  return async ({ path, changedFiles }: Checked): Promise<Docs> => {
    const files: string[] = [];
    for (const name of changedFiles.filter(isGoSource))
      if (await isThere(join(path, name))) files.push(join(path, name));
    if (files.length === 0) return { kind: "known", publicItems: 0, documented: 0, findings: [] };
    // Outside of the tree, so that its module says nothing about how our program is built.
    const folder = await mkdtemp(join(reports, "go-doc-"));
    await writeFile(join(folder, "go.mod"), "module miyabi.invalid/doc\n");
    await writeFile(join(folder, "main.go"), DOC_COMMENTS_PROGRAM);
    const result = await go(["go", "run", ".", ...files], folder);
    if (result.code !== 0) return unknown(goEnding("reading the doc comments", result));
    try {
      const value: unknown = JSON.parse(result.stdout);
      const items = Items.parse(value);
      const findings = items
        .filter(({ documented }) => !documented)
        .map(({ file, line, name }): Finding => ({
          part: "docs",
          severity: "warning",
          message: `The exported ${name} has no doc comment.`,
          file: relative(path, file),
          line,
          rule: "miyabi/go-doc",
        }));
      const publicItems = items.length;
      return { kind: "known", publicItems, documented: publicItems - findings.length, findings };
    } catch (error) {
      return unknown(`the list of doc comments cannot be read: ${messageOf(error)}`);
    }
  };
}
