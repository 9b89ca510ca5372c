import { relative } from "node:path";
import { z } from "zod";
import type { Finding } from "../../../core/review/quality.ts";
import type { Linter } from "./linter.ts";

/** `ruff check --output-format json`; without a code, or with one in words, it is the syntax. */
const Report = z.array(
  z.object({
    code: z.string().nullable(),
    filename: z.string(),
    message: z.string(),
    location: z.object({ row: z.number().int() }).nullish(),
  }),
);

/** ruff ends with 1 for each of its rules, so each is an error by the repository's own choice. */
export const ruff: Linter = {
  name: "ruff",
  isConfigured: ({ names, tools, asksFor }) =>
    ["ruff.toml", ".ruff.toml"].some((name) => names.has(name)) ||
    tools["ruff"] !== undefined ||
    asksFor("ruff"),
  args: ({ files, report }) => [
    ...["check", "--output-format", "json", "--output-file", report],
    ...["--no-cache", "--no-fix", "--force-exclude", "--", ...files],
  ],
  codes: [0, 1],
  read: ({ report }, root) =>
    Report.parse(JSON.parse(report)).map(({ code, filename, message, location }): Finding => ({
      part: "lint",
      severity: "error",
      message,
      file: relative(root, filename),
      rule: `ruff/${code ?? "syntax"}`,
      ...(location ? { line: location.row } : {}),
    })),
};
