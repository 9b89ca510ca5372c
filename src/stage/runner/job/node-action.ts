import { existsSync } from "node:fs";
import { join } from "node:path";
import type { NodeRuns } from "../workflow/action-file.ts";
import { inputVariables, stateVariables } from "./action-inputs.ts";
import { type Execution, execute } from "./execute.ts";
import type { ResolvedAction, StepScope } from "./job-frame.ts";

type NodeAction = ResolvedAction & { kind: "action" };

export type NodeCall = {
  scope: StepScope;
  stepId: string;
  action: NodeAction;
  runs: NodeRuns;
  inputs: Readonly<Record<string, string>>;
  /** `env:` of the step. */
  env: Readonly<Record<string, string>>;
};

const executable = ({ scope, runs, action }: NodeCall): string => {
  const path = scope.frame.node[runs.using];
  if (path === undefined)
    throw new Error(
      `'${runs.using}' of ${action.uses} is not supported on the local stage: no executable is configured for it`,
    );
  return path;
};

/** Runs one entry (pre, main or post) of a JavaScript action. What it saves as state goes to the later ones. */
export const runNodeEntry = async (
  call: NodeCall,
  entry: string,
  stop: AbortSignal,
): Promise<Execution> => {
  const { scope, action } = call;
  const file = join(action.dir, entry);
  if (!existsSync(file)) throw new Error(`File not found: '${file}'`);
  const execution = await execute(scope, {
    command: executable(call),
    args: [file],
    cwd: scope.frame.folders.workspace,
    env: { ...call.env, ...inputVariables(call.inputs), ...stateVariables(action.state) },
    fixed: {
      ...scope.frame.runtimeEnv,
      GITHUB_ACTION: call.stepId,
      GITHUB_ACTION_PATH: action.dir,
      GITHUB_ACTION_REPOSITORY: action.repository,
      GITHUB_ACTION_REF: action.ref,
    },
    stop,
  });
  Object.assign(action.state, execution.state);
  return execution;
};

/** Runs `main` and registers `post`, which runs even where `main` fails. */
export const runNodeAction = async (
  call: NodeCall,
  name: string,
  stop: AbortSignal,
): Promise<Execution> => {
  const { post, postIf, main } = call.runs;
  if (post !== undefined)
    call.scope.frame.posts.push({
      name: `Post ${name}`,
      condition: postIf,
      scope: call.scope,
      run: async (stopPost) => (await runNodeEntry(call, post, stopPost)).exitCode,
    });
  return runNodeEntry(call, main, stop);
};
