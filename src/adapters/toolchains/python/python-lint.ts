import { join } from "node:path";
import { messageOf } from "../../../core/error-code.ts";
import type { Lint } from "../../../core/review/measures.ts";
import type { Finding } from "../../../core/review/quality.ts";
import type { Commands } from "../../../ports/commands.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { unknown } from "../parts.ts";
import { plainText } from "../../files/plain-file.ts";
import { endingOf, isMissing } from "../tool-run.ts";
import type { Prepare, Prepared } from "./environment.ts";
import { flake8 } from "./flake8.ts";
import type { Linter } from "./linter.ts";
import { mypy } from "./mypy.ts";
import { presentFiles } from "./present-files.ts";
import { pylint } from "./pylint.ts";
import { readProject, type PythonProject } from "./python-project.ts";
import { runTool } from "./python-tool.ts";
import { ruff } from "./ruff.ts";

const SECONDS = 600;
const LINTERS: readonly Linter[] = [ruff, flake8, pylint, mypy];

const isPython = (path: string): boolean => /\.pyi?$/.test(path);

export type PythonLintOptions = {
  commands: Commands;
  prepare: Prepare;
  reports: string;
  workspace: string;
};

/** The linters that the project uses, else those of the workspace around it. */
async function lintersOf(project: PythonProject, workspace: string): Promise<Linter[]> {
  const own = LINTERS.filter(({ isConfigured }) => isConfigured(project));
  if (own.length > 0 || workspace === project.path) return own;
  const around = await readProject(workspace, workspace);
  return "problem" in around
    ? []
    : LINTERS.filter(({ isConfigured }) => isConfigured(around.project));
}

/** Every linter and type checker that the repository itself uses, over the changed files. */
export function pythonLint({ commands, prepare, reports, workspace }: PythonLintOptions) {
  const run = async (
    linter: Linter,
    { project, environment }: Exclude<Prepared, { problem: string }>,
    files: readonly string[],
  ): Promise<Lint> => {
    const { name, args, codes, read } = linter;
    const reportIn = (folder: string): string => join(folder, "report");
    const { result, folder } = await runTool({ commands, reports }, environment, {
      name,
      cwd: project.path,
      timeoutSeconds: SECONDS,
      first: "project",
      args: (own) =>
        args({
          project,
          files,
          report: reportIn(own),
          cache: join(own, "cache"),
          python: environment.python,
        }),
    });
    if (isMissing(result))
      return unknown(
        `${name} is configured but not installed; add it to the project's dependencies for development`,
      );
    if (result.code === null || !codes.includes(result.code))
      return unknown(endingOf(name, result));
    try {
      const report = (await plainText(reportIn(folder))) ?? "";
      const findings = read({ report, stdout: result.stdout }, project.path);
      // An exit code that says "found" without a finding is a fault of the tool or of our reading.
      return result.code === 0 || findings.length > 0
        ? { kind: "known", findings }
        : unknown(endingOf(name, result));
    } catch (error) {
      return unknown(`${endingOf(name, result)}; ${messageOf(error)}`);
    }
  };

  return async (tree: Checked): Promise<Lint> => {
    const read = await readProject(tree.path, workspace);
    if ("problem" in read) return unknown(read.problem);
    const linters = await lintersOf(read.project, workspace);
    if (linters.length === 0)
      return unknown(
        "no linter is configured (ruff, flake8, pylint, mypy, or checks.lint in .github/miyabi.yml)",
      );
    const files = (await presentFiles(tree, isPython)).map((file) => `./${file}`);
    if (files.length === 0) return { kind: "known", findings: [] };
    const prepared = await prepare(tree.path);
    if ("problem" in prepared) return unknown(prepared.problem);
    const findings: Finding[] = [];
    for (const linter of linters) {
      const lint = await run(linter, prepared, files);
      if (lint.kind === "unknown") return lint;
      findings.push(...lint.findings);
    }
    return { kind: "known", findings };
  };
}
