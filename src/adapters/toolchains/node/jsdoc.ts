import type { Docs } from "../../../core/review/measures.ts";
import type { Finding } from "../../../core/review/quality.ts";
import { isScriptSource } from "../../../core/source-files.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { plainTextIn } from "../../files/plain-file.ts";
import { exportedItems } from "./exported-items.ts";

/** Share of the changed files' exports that a JSDoc comment documents. Reads only; runs nothing. */
export async function jsdoc({ path, changedFiles }: Checked): Promise<Docs> {
  const findings: Finding[] = [];
  let publicItems = 0;
  for (const file of changedFiles.filter(isScriptSource)) {
    const text = (await plainTextIn(path, file)) ?? "";
    for (const { name, line, documented } of exportedItems(text)) {
      publicItems += 1;
      if (documented) continue;
      const message = `The export ${name} has no JSDoc comment.`;
      findings.push({
        part: "docs",
        severity: "warning",
        message,
        file,
        line,
        rule: "miyabi/jsdoc",
      });
    }
  }
  return { kind: "known", publicItems, documented: publicItems - findings.length, findings };
}
