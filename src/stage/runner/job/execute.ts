import { delimiter } from "node:path";
import type { JobFrame, StepScope } from "./job-frame.ts";
import { type CommandFiles, newCommandFiles, readCommandFiles } from "./file-commands.ts";
import { runProcess } from "./process.ts";
import { StepOutput } from "./step-output.ts";

/** What a process of a step did, beside its exit code. */
export type Execution = {
  ok: boolean;
  exitCode: number;
  outputs: Record<string, string>;
  state: Record<string, string>;
};

export type Command = {
  command: string;
  args: readonly string[];
  cwd: string;
  /** `env:` of the step, INPUT_*, STATE_*. */
  env: Readonly<Record<string, string>>;
  /** GITHUB_ACTION and what else belongs to this step; cannot be overridden. */
  fixed: Readonly<Record<string, string>>;
  stop: AbortSignal;
};

const fileVariables = (files: CommandFiles): Record<string, string> => ({
  GITHUB_OUTPUT: files.output,
  GITHUB_ENV: files.env,
  GITHUB_PATH: files.path,
  GITHUB_STATE: files.state,
  GITHUB_STEP_SUMMARY: files.summary,
});

/** The environment of a process: what users say, then what GitHub does not let them change. */
export const processEnv = (
  scope: StepScope,
  command: Pick<Command, "env" | "fixed">,
): Record<string, string> => {
  const { frame } = scope;
  const env: Record<string, string> = {
    ...frame.hostEnv,
    CI: "true",
    ...frame.env,
    ...scope.env,
    ...command.env,
    ...frame.defaultEnv,
    ...command.fixed,
  };
  return { ...env, PATH: [...frame.path, env["PATH"] ?? ""].join(delimiter) };
};

const addSummary = (frame: JobFrame, summary: string): void => {
  if (summary === "") return;
  const shown = frame.masks.hide(summary);
  const before = frame.record.summary;
  frame.record.summary =
    before === "" || before.endsWith("\n") ? before + shown : `${before}\n${shown}`;
};

/** Runs one process of a step and applies what it says by commands and by files. */
export const execute = async (scope: StepScope, command: Command): Promise<Execution> => {
  const { frame } = scope;
  const files = newCommandFiles(frame.folders.temp);
  const output = new StepOutput({ log: frame.log, masks: frame.masks, debug: frame.debug });
  const exitCode = await runProcess({
    command: command.command,
    args: command.args,
    cwd: command.cwd,
    env: processEnv(scope, {
      env: command.env,
      fixed: { ...command.fixed, ...fileVariables(files) },
    }),
    onLine: (line) => output.line(line),
    stop: command.stop,
    force: frame.force,
    grace: frame.grace,
  });
  const said = readCommandFiles(files, frame.log);
  Object.assign(frame.env, Object.fromEntries(said.env));
  for (const path of said.path) frame.path = [path, ...frame.path.filter((item) => item !== path)];
  addSummary(frame, said.summary);
  return {
    ok: exitCode === 0 && !output.failed && !said.failed,
    exitCode,
    outputs: { ...output.outputs, ...Object.fromEntries(said.outputs) },
    state: { ...output.state, ...Object.fromEntries(said.state) },
  };
};
