import { randomUUID } from "node:crypto";
import { accessSync, constants, existsSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { evaluateText, type Scope } from "../language/expressions.ts";
import type { RunWork } from "../workflow/steps.ts";
import { type Execution, execute, processEnv } from "./execute.ts";
import type { StepScope } from "./job-frame.ts";

type Shell = { template: string; extension: string };

/** https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#jobsjob_idstepsshell */
const SHELLS: Readonly<Record<string, Shell>> = {
  "": { template: "bash -e {0}", extension: ".sh" },
  bash: { template: "bash --noprofile --norc -eo pipefail {0}", extension: ".sh" },
  sh: { template: "sh -e {0}", extension: ".sh" },
  python: { template: "python {0}", extension: ".py" },
  pwsh: { template: "pwsh -command {0}", extension: ".ps1" },
};

const shellFor = (name: string): Shell => {
  const known = SHELLS[name];
  if (known !== undefined) return known;
  if (name.includes("{0}")) return { template: name, extension: "" };
  throw new Error(
    `Invalid shell option '${name}'. Shell must be a valid built-in (bash, sh, python, pwsh) or a format string ` +
      "containing '{0}'",
  );
};

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    // A folder may be entered, which looks the same.
    return statSync(file).isFile();
  } catch {
    return false;
  }
};

/** The full path of a command; `python` may be `python3` on a bare host. */
const find = (command: string, path: string): string => {
  const names = command === "python" ? ["python", "python3"] : [command];
  for (const name of names) {
    if (name.includes("/")) return name;
    for (const dir of path.split(delimiter))
      if (isExecutable(join(dir, name))) return join(dir, name);
  }
  throw new Error(`${command}: command not found`);
};

/** Runs a `run:` step. */
export const runScript = async (
  scope: StepScope,
  stepId: string,
  work: RunWork,
  context: { scope: Scope; env: Readonly<Record<string, string>>; stop: AbortSignal },
): Promise<Execution> => {
  const { frame } = scope;
  const content = evaluateText(work.script, context.scope);
  const named = evaluateText(work.shell, context.scope);
  const shell = shellFor(named || (scope.composite === undefined ? frame.defaults.shell : ""));
  const below =
    evaluateText(work.workingDirectory, context.scope) ||
    (scope.composite === undefined ? frame.defaults.workingDirectory : "");
  const cwd = resolve(frame.folders.workspace, below);
  const file = join(frame.folders.temp, randomUUID() + shell.extension);
  writeFileSync(file, `${content}\n`, { mode: 0o755 });

  const fixed = { GITHUB_ACTION: stepId, ...compositeVariables(scope) };
  const [program = "", ...args] = shell.template.split(/\s+/).filter((part) => part !== "");
  const env = processEnv(scope, { env: context.env, fixed });
  const command = find(program, env["PATH"] ?? "");
  writeHeader(scope, content, [command, ...args].join(" "), context.env);
  if (!existsSync(cwd))
    throw new Error(
      `An error occurred trying to start process '${command}' with working directory '${cwd}'. No such file or directory`,
    );
  const execution = await execute(scope, {
    command,
    args: args.map((part) =>
      part.replaceAll("{0}", shell.extension === ".ps1" ? `. '${file}'` : file),
    ),
    cwd,
    env: context.env,
    fixed,
    stop: context.stop,
  });
  if (execution.exitCode !== 0 && !context.stop.aborted)
    frame.log.error(`Process completed with exit code ${execution.exitCode}.`);
  return execution;
};

/** GITHUB_ACTION_PATH and its kind, which `run:` steps of a composite action get. */
const compositeVariables = (scope: StepScope): Record<string, string> => {
  const github = scope.composite?.github;
  if (github === undefined) return {};
  return {
    GITHUB_ACTION_PATH: github["action_path"] ?? "",
    GITHUB_ACTION_REPOSITORY: github["action_repository"] ?? "",
    GITHUB_ACTION_REF: github["action_ref"] ?? "",
  };
};

const writeHeader = (
  scope: StepScope,
  content: string,
  shell: string,
  env: Readonly<Record<string, string>>,
): void => {
  const { log } = scope.frame;
  const lines = content.trimEnd().split("\n");
  log.write(`##[group]Run ${lines[0] ?? ""}`);
  for (const line of lines) log.write(line);
  log.write(`shell: ${shell}`);
  const shown = Object.entries({ ...scope.frame.env, ...scope.env, ...env });
  if (shown.length > 0) log.write("env:");
  for (const [name, value] of shown) log.write(`  ${name}: ${value}`);
  log.write("##[endgroup]");
};
