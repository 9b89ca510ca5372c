import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { StageEvent } from "../../../src/stage/contract/events.ts";
import type { RepositorySettings } from "../../../src/stage/contract/repository.ts";
import type { JobRecord, RunRecord } from "../../../src/stage/contract/runs.ts";
import { Tokens } from "../../../src/stage/contract/tokens.ts";
import type { RunnerOptions } from "../../../src/stage/runner/options.ts";
import { createRunner, type Runner } from "../../../src/stage/runner/runner.ts";

export const OCTOCAT = { login: "octocat", id: 583231, type: "User" } as const;

export type Files = Record<string, string>;

const git = (cwd: string, ...args: string[]): string =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();

export const writeFiles = (dir: string, files: Files): void => {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
};

/** One workflow that starts on every push. */
export const onPush = (rest: string): Files => ({ ".github/workflows/w.yml": `on: push\n${rest}` });

export type TestStage = {
  root: string;
  gitDir: string;
  tokens: Tokens;
  runner: Runner;
  commit(files: Files, branch?: string, message?: string): string;
  event(name: string, more?: Partial<StageEvent>): StageEvent;
  /** Delivers a push of the head and waits for all runs; the first one. */
  push(more?: Partial<StageEvent>): Promise<RunRecord>;
  dispose(): Promise<void>;
};

/** A repository `acme/shop` with these files on `main`, and a runner over it. */
export const openStage = (
  files: Files,
  settings: Partial<RepositorySettings> = {},
  options: Partial<RunnerOptions> = {},
): TestStage => {
  const root = mkdtempSync(join(tmpdir(), "miyabi-runner-"));
  const gitDir = join(root, "remote", "acme", "shop");
  const work = join(root, "author");
  mkdirSync(gitDir, { recursive: true });
  mkdirSync(work);
  git(gitDir, "init", "--quiet", "--bare", "--initial-branch=main");
  git(work, "init", "--quiet", "--initial-branch=main");
  const tokens = new Tokens();

  const commit = (changed: Files, branch = "main", message = "change"): string => {
    if (git(work, "branch", "--show-current") !== branch) git(work, "checkout", "-q", "-B", branch);
    writeFiles(work, changed);
    git(work, "add", "-A");
    git(work, "commit", "--quiet", "--allow-empty", "-m", message);
    git(work, "push", "--quiet", "--force", gitDir, `HEAD:refs/heads/${branch}`);
    return git(work, "rev-parse", "HEAD");
  };
  commit(files);

  const runner = createRunner({
    repository: {
      fullName: "acme/shop",
      gitDir,
      defaultBranch: "main",
      settings: {
        secrets: {},
        variables: {},
        environments: {},
        defaultPermissions: "read",
        collaborators: {},
        ...settings,
      },
    },
    libraries: [],
    tokens,
    workRoot: join(root, "work"),
    urls: {
      server: `file://${join(root, "remote")}`,
      api: "http://api.invalid",
      graphql: "http://api.invalid/graphql",
    },
    node: { node24: process.execPath },
    grace: { interruptMs: 150, terminateMs: 150 },
    ...options,
  });
  const head = (branch: string): string => git(gitDir, "rev-parse", `refs/heads/${branch}`);
  const event = (name: string, more: Partial<StageEvent> = {}): StageEvent => {
    const ref = more.ref ?? "refs/heads/main";
    return {
      name,
      payload: {},
      actor: OCTOCAT,
      ref,
      sha: head(ref.replace("refs/heads/", "")),
      cause: "user",
      ...more,
    };
  };
  return {
    root,
    gitDir,
    tokens,
    runner,
    commit,
    event,
    push: async (more) => {
      const [run] = runner.deliver(event("push", more));
      await runner.idle();
      if (run === undefined) throw new Error("the push started no run");
      return run;
    },
    dispose: async () => {
      await runner.close();
      rmSync(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

/** Opens stages in tests and disposes of them afterwards. */
export const stages = (): typeof openStage => {
  const opened: TestStage[] = [];
  afterEach(async () => {
    for (const stage of opened.splice(0)) await stage.dispose();
  });
  return (...args) => {
    const stage = openStage(...args);
    opened.push(stage);
    return stage;
  };
};

export const jobNamed = (run: RunRecord, name: string): JobRecord => {
  const job = run.jobs.find((item) => item.name === name);
  if (job === undefined)
    throw new Error(`no job '${name}' among ${run.jobs.map((item) => item.name).join(", ")}`);
  return job;
};

/** Conclusions by job name. */
export const conclusions = (run: RunRecord): Record<string, string | undefined> =>
  Object.fromEntries(run.jobs.map((job) => [job.name, job.conclusion]));

/** Lines of a job's log. */
export const logOf = (stage: TestStage, run: RunRecord, name: string): string[] =>
  (stage.runner.log(jobNamed(run, name).id) ?? "").split("\n");

/** Resolves when a line of any log contains `text`. */
export const seen = (stage: TestStage, text: string): Promise<void> =>
  new Promise((resolve) => {
    const off = stage.runner.on((change) => {
      if (change.kind !== "log" || change.line !== text) return;
      off();
      resolve();
    });
  });
