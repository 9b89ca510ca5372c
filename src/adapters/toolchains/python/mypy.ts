import { isAbsolute, relative } from "node:path";
import { z } from "zod";
import type { Finding } from "../../../core/review/quality.ts";
import type { Linter } from "./linter.ts";

/** A line each of `mypy --output json` (mypy >= 1.11). */
const Line = z.object({
  file: z.string(),
  line: z.number().int(),
  message: z.string(),
  code: z.string().nullable(),
  severity: z.enum(["error", "note", "warning"]),
});

const SEVERITY = { error: "error", warning: "warning", note: "info" } as const;

/** Its settings may name what it checks; else the changed files are checked. */
const namesFiles = (tools: Readonly<Record<string, unknown>>): boolean =>
  z
    .union([
      z.object({ files: z.unknown() }).refine(({ files }) => files !== undefined),
      z.object({ packages: z.unknown() }).refine(({ packages }) => packages !== undefined),
    ])
    .safeParse(tools["mypy"]).success;

/** Type errors. A file that mypy cannot parse ends it with 2, and is told like the others. */
export const mypy: Linter = {
  name: "mypy",
  isConfigured: ({ names, tools, hasSection }) =>
    ["mypy.ini", ".mypy.ini"].some((name) => names.has(name)) ||
    tools["mypy"] !== undefined ||
    hasSection("mypy"),
  args: ({ project, files, cache, python }) => [
    ...["--output", "json", "--no-error-summary", "--no-pretty", "--cache-dir", cache],
    ...["--python-executable", python],
    ...(namesFiles(project.tools) ? [] : ["--", ...files]),
  ],
  codes: [0, 1, 2],
  read: ({ stdout }, root) =>
    stdout
      .split("\n")
      .filter((text) => text.trim() !== "")
      .map((text): Finding => {
        const { file, line, message, code, severity } = Line.parse(JSON.parse(text));
        return {
          part: "lint",
          severity: SEVERITY[severity],
          message,
          file: isAbsolute(file) ? relative(root, file) : file,
          rule: `mypy/${code ?? "error"}`,
          ...(line > 0 ? { line } : {}),
        };
      }),
};
