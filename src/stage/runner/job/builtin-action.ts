import { mkdirSync } from "node:fs";
import { record } from "../language/values.ts";
import type { Builtin } from "./builtin.ts";
import { type Execution, processEnv } from "./execute.ts";
import type { StepScope } from "./job-frame.ts";
import { runProcess } from "./process.ts";

/** Runs an action made of code in this process. */
export const runBuiltin = async (options: {
  scope: StepScope;
  builtin: Builtin;
  name: string;
  stepId: string;
  inputs: Readonly<Record<string, string>>;
  env: Readonly<Record<string, string>>;
  stop: AbortSignal;
}): Promise<Execution> => {
  const { scope, stop } = options;
  const { frame } = scope;
  mkdirSync(frame.folders.workspace, { recursive: true });
  const env = processEnv(scope, { env: options.env, fixed: { GITHUB_ACTION: options.stepId } });
  const write = (line: string): void => frame.log.write(line);
  let current = stop;
  const outputs = await options.builtin({
    inputs: options.inputs,
    github: record(frame.contexts.github),
    workspace: frame.folders.workspace,
    temp: frame.folders.temp,
    env,
    log: write,
    addMask: (value) => frame.masks.add(value),
    exec: (command, args, settings = {}) =>
      runProcess({
        command,
        args,
        cwd: settings.cwd ?? frame.folders.workspace,
        env: settings.env ?? env,
        onLine: settings.onLine ?? write,
        stop: current,
        force: frame.force,
        grace: frame.grace,
      }),
    post: (work) =>
      frame.posts.push({
        name: `Post ${options.name}`,
        condition: "always()",
        scope,
        run: async (stopPost) => {
          current = stopPost;
          await work();
          return 0;
        },
      }),
  });
  return { ok: true, exitCode: 0, outputs: { ...outputs }, state: {} };
};
