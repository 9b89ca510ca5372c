import { relative } from "node:path";
import { z } from "zod";
import type { Finding } from "../../../core/review/quality.ts";
import type { Linter } from "./linter.ts";
import { hasFile } from "./package-folder.ts";

const CONFIGURATION = /^(?:eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\.\w+)?)$/;

/** `eslint --format json`: https://eslint.org/docs/latest/use/formatters/ */
const Report = z.array(
  z.object({
    filePath: z.string(),
    messages: z.array(
      z.object({
        ruleId: z.string().nullable(),
        severity: z.union([z.literal(1), z.literal(2)]),
        message: z.string(),
        line: z.number().int().optional(),
        fatal: z.boolean().optional(),
      }),
    ),
  }),
);
type Message = z.infer<typeof Report>[number]["messages"][number];

/** That a file is none of its business is told as a warning where the file is named: no finding. */
const saysIgnored = ({ ruleId, severity, line, message }: Message): boolean =>
  ruleId === null && severity === 1 && line === undefined && message.startsWith("File ignored");

/** eslint over the changed files; it finds the configuration of the folders above by itself. */
export const eslint: Linter = {
  name: "eslint",
  isConfigured: (own, around) => hasFile(CONFIGURATION, own, around),
  args: ({ files, report }) => [
    ...["--format", "json", "--output-file", report, "--no-error-on-unmatched-pattern"],
    ...["--", ...files],
  ],
  codes: [0, 1],
  read: ({ report }, root) => {
    if (report === undefined) throw new Error("it wrote no report");
    return Report.parse(JSON.parse(report)).flatMap(({ filePath, messages }) =>
      messages
        .filter((message) => !saysIgnored(message))
        .map(({ ruleId, severity, message, line }): Finding => ({
          part: "lint",
          severity: severity === 2 ? "error" : "warning",
          message,
          file: relative(root, filePath),
          rule: `eslint/${ruleId ?? "parse"}`,
          ...(line === undefined ? {} : { line }),
        })),
    );
  },
};
