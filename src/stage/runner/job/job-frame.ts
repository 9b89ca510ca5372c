import type { JobRecord, StepRecord } from "../../contract/runs.ts";
import type { Source, Sources } from "../files/source.ts";
import type { Contexts } from "../language/expressions.ts";
import type { ActionFile } from "../workflow/action-file.ts";
import type { WorkflowFile } from "../workflow/workflow-file.ts";
import type { Builtin } from "./builtin.ts";
import type { JobLog } from "./job-log.ts";
import type { Masks } from "./masks.ts";
import type { Grace } from "./process.ts";
import type { StepSpec } from "../workflow/steps.ts";

/** The folders of one job. The layout below the root is GitHub's. */
export type JobFolders = {
  root: string;
  /** GITHUB_WORKSPACE, empty when the job starts. */
  workspace: string;
  temp: string;
  home: string;
  /** RUNNER_TOOL_CACHE, shared by all jobs. */
  tools: string;
};

type JobState = "success" | "failure" | "cancelled";

/** `steps.<id>` */
export type StepContext = {
  outputs: Record<string, string>;
  outcome: "success" | "failure" | "cancelled" | "skipped";
  conclusion: "success" | "failure" | "cancelled" | "skipped";
};

type PostStep = {
  name: string;
  /** `post-if`, an expression. */
  condition: string;
  scope: StepScope;
  run: (stop: AbortSignal) => Promise<number>;
};

/** What a `uses:` step turned out to mean. */
export type ResolvedAction =
  | {
      kind: "action";
      uses: string;
      dir: string;
      file: ActionFile;
      /** What `$/` means in its steps. */
      origin: Source;
      /** github.action_repository and action_ref; empty for an action of the workspace. */
      repository: string;
      ref: string;
      /** What pre and main left for post: STATE_*. */
      state: Record<string, string>;
    }
  | { kind: "builtin"; uses: string; builtin: Builtin };

/** Everything that lives as long as one job. */
export type JobFrame = {
  record: JobRecord;
  file: WorkflowFile;
  folders: JobFolders;
  log: JobLog;
  masks: Masks;
  /** Prints `::debug::` lines; ACTIONS_STEP_DEBUG. */
  debug: boolean;
  /** Cancellation and timeout of the job. */
  cancel: AbortSignal;
  /** The end of all patience: kill what is left. */
  force: AbortSignal;
  grace: Grace;
  /** github, needs, strategy, matrix, inputs, vars, secrets, runner. */
  contexts: Contexts;
  /** Host variables that processes get; everything else of the host stays outside. */
  hostEnv: Readonly<Record<string, string>>;
  /** RUNNER_* and the constant part of GITHUB_*. */
  defaultEnv: Readonly<Record<string, string>>;
  /** For JavaScript actions only. */
  runtimeEnv: Readonly<Record<string, string>>;
  defaults: { shell: string; workingDirectory: string };
  node: Readonly<Partial<Record<string, string>>>;
  builtins: Readonly<Record<string, Builtin>>;
  sources: Sources;
  actions: Map<StepSpec, ResolvedAction>;
  /** `env:` of workflow and job, then what steps wrote to GITHUB_ENV. */
  env: Record<string, string>;
  /** Newest first. */
  path: string[];
  state: JobState;
  posts: PostStep[];
  now: () => Date;
  onStep: (step: StepRecord) => void;
};

/** Where a step runs: directly in the job, or inside a composite action. */
export type StepScope = {
  frame: JobFrame;
  /** What `$/` means here. */
  origin: Source;
  steps: Record<string, StepContext>;
  /** Variables of the enclosing `uses:` steps. */
  env: Readonly<Record<string, string>>;
  composite?: {
    inputs: Readonly<Record<string, string>>;
    /** github.action_path and its kind. */
    github: Readonly<Record<string, string>>;
    failed: boolean;
  };
};
