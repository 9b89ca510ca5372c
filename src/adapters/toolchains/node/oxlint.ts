import { isAbsolute, normalize, relative } from "node:path";
import { z } from "zod";
import type { Finding } from "../../../core/review/quality.ts";
import type { Linter } from "./linter.ts";
import { asksFor, callsProgram, hasFile } from "./package-folder.ts";

const CONFIGURATION = /^(?:\.oxlintrc\.jsonc?|oxlint\.config\.[cm]?[jt]s)$/;

/** `oxlint --format=json`: https://oxc.rs/docs/guide/usage/linter/output-formats */
const Report = z.object({
  diagnostics: z.array(
    z.object({
      message: z.string(),
      code: z.string().optional(),
      severity: z.enum(["error", "warning", "advice"]),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.number().int().optional() }) })),
    }),
  ),
});
const SEVERITY = { error: "error", warning: "warning", advice: "info" } as const;

/** oxlint over the changed files; it finds the settings of the folders above by itself. */
export const oxlint: Linter = {
  name: "oxlint",
  isConfigured: (own, around) =>
    hasFile(CONFIGURATION, own, around) ||
    (asksFor("oxlint", own, around) && callsProgram("oxlint", own, around)),
  args: ({ files }) => ["--format=json", "--no-error-on-unmatched-pattern", ...files],
  codes: [0, 1],
  read: ({ stdout }, root) =>
    Report.parse(JSON.parse(stdout)).diagnostics.map(
      ({ message, code, severity, filename, labels }): Finding => {
        const line = labels[0]?.span.line;
        return {
          part: "lint",
          severity: SEVERITY[severity],
          message,
          file: normalize(isAbsolute(filename) ? relative(root, filename) : filename),
          rule: `oxlint/${code ?? "parse"}`,
          ...(line === undefined ? {} : { line }),
        };
      },
    ),
};
