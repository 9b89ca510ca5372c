import { mkdtemp, readFile } from "node:fs/promises";
import { isAbsolute, join, relative } from "node:path";
import { z } from "zod";
import { messageOf } from "../../../core/error-code.ts";
import type { Lint } from "../../../core/review/measures.ts";
import type { Finding } from "../../../core/review/quality.ts";
import type { Workshop } from "../parts.ts";
import { unknown } from "../parts.ts";
import { endingOf } from "../tool-run.ts";
import { goRunner } from "./go-command.ts";

const SECONDS = 1_200;
const WARNING = /^(?:warning|low|medium|minor)$/i;
const REMARK = /^(?:info|note|ignored?)$/i;

/** golangci-lint's JSON output: https://golangci-lint.run/docs/configuration/file/#output-configuration */
const Report = z.object({
  Issues: z
    .array(
      z.object({
        FromLinter: z.string(),
        Text: z.string(),
        Severity: z.string().optional(),
        Pos: z.object({ Filename: z.string(), Line: z.number().int() }),
      }),
    )
    .nullish(),
  Report: z.object({ Error: z.string().optional() }).nullish(),
});

/** What is found fails golangci-lint, so it is an error unless the configuration gives it less weight. */
function severityOf(named = ""): Finding["severity"] {
  if (WARNING.test(named)) return "warning";
  return REMARK.test(named) ? "info" : "error";
}

function findingsOf(text: string, root: string): Finding[] {
  const value: unknown = JSON.parse(text);
  const { Issues, Report: about } = Report.parse(value);
  if (about?.Error !== undefined && about.Error !== "") throw new Error(about.Error);
  const broken = Issues?.find(({ FromLinter }) => FromLinter === "typecheck");
  if (broken) throw new Error(`${broken.Pos.Filename}:${broken.Pos.Line}: ${broken.Text}`);
  return (Issues ?? []).map(({ FromLinter, Text, Severity, Pos }) => ({
    part: "lint",
    severity: severityOf(Severity),
    message: Text,
    file: isAbsolute(Pos.Filename) ? relative(root, Pos.Filename) : Pos.Filename,
    line: Pos.Line,
    rule: `golangci-lint/${FromLinter}`,
  }));
}

/** golangci-lint of version 2 as the repository configures it. */
export function golangciLint({ commands, reports }: Pick<Workshop, "commands" | "reports">) {
  const go = goRunner(commands, SECONDS);
  return async (program: readonly string[], path: string): Promise<Lint> => {
    const file = join(await mkdtemp(join(reports, "golangci-")), "issues.json");
    const flags = [`--output.json.path=${file}`, "--path-mode=abs", "--max-issues-per-linter=0"];
    const command = [...program, "run", ...flags, "--max-same-issues=0", "./..."];
    const result = await go(command, path);
    if (result.code !== 0 && result.code !== 1) return unknown(endingOf("golangci-lint", result));
    try {
      return { kind: "known", findings: findingsOf(await readFile(file, "utf8"), path) };
    } catch (error) {
      return unknown(`${endingOf("golangci-lint", result)}; ${messageOf(error)}`);
    }
  };
}
