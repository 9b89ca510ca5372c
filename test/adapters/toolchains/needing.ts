import { spawnSync } from "node:child_process";

const runs = (command: readonly string[]): boolean =>
  spawnSync(command[0] ?? "", command.slice(1), { stdio: "ignore" }).status === 0;

/** How it is asked whether a tool is there: none of our code, so that its fault fails a test. */
const QUESTIONS: Record<string, readonly string[]> = {
  python3: ["python3", "--version"],
  "pytest and coverage": ["python3", "-I", "-c", "import pytest, coverage"],
  ruff: ["ruff", "--version"],
  mypy: ["mypy", "--version"],
  flake8: ["flake8", "--version"],
  pylint: ["pylint", "--version"],
  "pip-audit": ["pip-audit", "--version"],
  uv: ["uv", "--version"],
};
const told = new Set<string>();

/** `test` where the machine has the tools; else skipped, and .ci/run fails over the line about it. */
export function needing(...tools: (keyof typeof QUESTIONS)[]): typeof test {
  const missing = tools.filter((tool) => !runs(QUESTIONS[tool] ?? []));
  for (const tool of missing.filter((one) => !told.has(one))) {
    told.add(tool);
    process.stderr.write(`skipped: no ${tool}\n`);
  }
  return missing.length === 0 ? test : test.skip;
}
