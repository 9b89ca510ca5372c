import { relative } from "node:path";
import { z } from "zod";
import { messageOf } from "../../../core/error-code.ts";
import type { Lint } from "../../../core/review/measures.ts";
import type { Finding } from "../../../core/review/quality.ts";
import type { Commands } from "../../../ports/commands.ts";
import { unknown } from "../parts.ts";
import { endingOf } from "../tool-run.ts";
import { goRunner } from "./go-command.ts";

const SECONDS = 900;

/** `staticcheck -f json`, a line for each: https://staticcheck.dev/docs/running-staticcheck/cli/formatters/ */
const Problem = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning", "ignored"]),
  location: z.object({ file: z.string(), line: z.number().int() }),
  message: z.string(),
});

function problemsOf(text: string): z.infer<typeof Problem>[] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => {
      const value: unknown = JSON.parse(line);
      return Problem.parse(value);
    });
}

/** @param program how staticcheck is started */
export function staticcheck(commands: Commands) {
  const go = goRunner(commands, SECONDS);
  return async (program: readonly string[], path: string): Promise<Lint> => {
    const result = await go([...program, "-f", "json", "./..."], path);
    if (result.code !== 0 && result.code !== 1) return unknown(endingOf("staticcheck", result));
    try {
      const problems = problemsOf(result.stdout);
      const broken = problems.find(({ code }) => code === "compile");
      if (broken) return unknown(`staticcheck: ${broken.message}`);
      if (result.code === 1 && problems.length === 0)
        return unknown(endingOf("staticcheck", result));
      const told = problems.filter(({ severity }) => severity !== "ignored");
      return {
        kind: "known",
        findings: told.map(({ code, severity, location, message }): Finding => ({
          part: "lint",
          severity: severity === "error" ? "error" : "warning",
          message,
          file: relative(path, location.file),
          line: location.line,
          rule: `staticcheck/${code}`,
        })),
      };
    } catch (error) {
      return unknown(`the report of staticcheck cannot be read: ${messageOf(error)}`);
    }
  };
}
