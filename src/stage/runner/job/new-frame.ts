import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JobIdentity } from "../options.ts";
import { evaluateText, evaluateTextMap, type Contexts } from "../language/expressions.ts";
import { field } from "../language/tokens.ts";
import { record, text, textMap } from "../language/values.ts";
import { workflowRef } from "../workflow/workflow-file.ts";
import { appToken } from "./app-token.ts";
import { checkout } from "./checkout.ts";
import { defaultVariables } from "./environment-variables.ts";
import type { JobFolders, JobFrame } from "./job-frame.ts";
import { JobLog } from "./job-log.ts";
import { type JobRequest, type JobServices, TOKEN_PLACEHOLDER } from "./job-request.ts";
import { Masks } from "./masks.ts";
import { TRACKING_VARIABLE } from "./orphans.ts";

/** Secrets and variables of the job: those of its environment win over the repository's. */
const settingsOf = (
  request: JobRequest,
  services: JobServices,
  token: string,
): { secrets: Record<string, string>; vars: Record<string, string> } => {
  const { environment } = request.record;
  const named =
    environment === undefined
      ? undefined
      : services.options.repository.settings.environments[environment];
  const given = textMap(request.contexts.secrets);
  const secrets = Object.fromEntries(
    Object.entries({ ...given, ...named?.secrets }).map(([name, value]) => [
      name,
      value === TOKEN_PLACEHOLDER ? token : value,
    ]),
  );
  return {
    secrets: { ...secrets, GITHUB_TOKEN: token },
    vars: { ...textMap(request.contexts.vars), ...named?.variables },
  };
};

const ARCHITECTURES: Readonly<Record<string, string>> = {
  x64: "X64",
  arm64: "ARM64",
  arm: "ARM",
  ia32: "X86",
};

const runnerContext = (folders: JobFolders, debug: boolean): Record<string, string> => ({
  os: "Linux",
  arch: ARCHITECTURES[process.arch] ?? "X64",
  name: "local-stage",
  environment: "self-hosted",
  temp: folders.temp,
  tool_cache: folders.tools,
  workspace: join(folders.workspace, ".."),
  ...(debug ? { debug: "1" } : {}),
});

/** Everything of a job but what its own expressions say (see `applySettings`). */
export const newFrame = (options: {
  request: JobRequest;
  services: JobServices;
  folders: JobFolders;
  identity: JobIdentity;
  trackingId: string;
  cancel: AbortSignal;
  force: AbortSignal;
}): JobFrame => {
  const { request, services, folders, identity } = options;
  const runner = services.options;
  const { secrets, vars } = settingsOf(request, services, identity.token);
  const debug = (secrets["ACTIONS_STEP_DEBUG"] ?? vars["ACTIONS_STEP_DEBUG"]) === "true";
  const runtimeEnv = { ...runner.runtimeEnv?.(identity) };

  const masks = new Masks();
  for (const secret of Object.values(secrets)) masks.add(secret);
  for (const [name, value] of Object.entries(runtimeEnv))
    if (name.endsWith("TOKEN")) masks.add(value);

  const eventPath = join(folders.temp, "_github_workflow", "event.json");
  const github = {
    ...record(request.contexts.github),
    token: identity.token,
    job: request.spec.id,
    workspace: folders.workspace,
    event_path: eventPath,
  };
  const context = runnerContext(folders, debug);
  const contexts: Contexts = {
    ...request.contexts,
    github,
    secrets,
    vars,
    runner: context,
    job: {
      check_run_id: identity.jobId,
      workflow_ref: workflowRef(request.file),
      workflow_sha: request.file.source.sha,
      workflow_repository: request.file.source.repository,
      workflow_file_path: request.file.path,
    },
  };
  const builtins = {
    "actions/checkout": checkout,
    "actions/create-github-app-token": appToken,
    ...runner.builtins,
  };
  const libraries = runner.libraries.map((library) => library.fullName.toLowerCase());
  return {
    record: request.record,
    file: request.file,
    folders,
    log: new JobLog({
      masks,
      onLine: request.onLine,
      onAnnotation: (annotation) => request.record.annotations.push(annotation),
    }),
    masks,
    debug,
    cancel: options.cancel,
    force: options.force,
    grace: {
      interruptMs: runner.grace?.interruptMs ?? 7500,
      terminateMs: runner.grace?.terminateMs ?? 2500,
    },
    contexts,
    hostEnv: {
      PATH: process.env["PATH"] ?? "",
      HOME: folders.home,
      LANG: "C.UTF-8",
      ...runner.env?.(identity),
    },
    defaultEnv: {
      ...defaultVariables(github, context),
      [TRACKING_VARIABLE]: options.trackingId,
    },
    runtimeEnv,
    defaults: { shell: "", workingDirectory: "" },
    node: { node24: runner.node.node24, node20: runner.node.node20 },
    // A library of the same name is the real thing and wins.
    builtins: Object.fromEntries(
      Object.entries(builtins)
        .map(([name, builtin]) => [name.toLowerCase(), builtin] as const)
        .filter(([name]) => !libraries.includes(name)),
    ),
    sources: services.sources,
    actions: new Map(),
    env: {},
    path: [],
    state: "success",
    posts: [],
    now: services.now,
    onStep: request.onStep,
  };
};

/** Evaluates what the files say for the whole job: `env:`, `defaults:` and the event file. */
export const applySettings = (frame: JobFrame, job: JobRequest["spec"]): void => {
  const scope = () => ({ contexts: { ...frame.contexts, env: frame.env } });
  frame.env = evaluateTextMap(field(frame.file.root, "env"), scope());
  frame.env = { ...frame.env, ...evaluateTextMap(field(job.token, "env"), scope()) };
  for (const level of [frame.file.root, job.token]) {
    const run = field(field(level, "defaults"), "run");
    frame.defaults = {
      shell: evaluateText(field(run, "shell"), scope()) || frame.defaults.shell,
      workingDirectory:
        evaluateText(field(run, "working-directory"), scope()) || frame.defaults.workingDirectory,
    };
  }
  const github = record(frame.contexts.github);
  writeFileSync(text(github["event_path"]), JSON.stringify(github["event"] ?? {}, null, 2));
};
