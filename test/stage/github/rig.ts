import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getOctokit } from "@actions/github";
import type { ArtifactShelf, StoredArtifact } from "../../../src/stage/contract/artifacts.ts";
import type { StageEvent } from "../../../src/stage/contract/events.ts";
import { type Permissions, uniform } from "../../../src/stage/contract/permissions.ts";
import type { StageRepository } from "../../../src/stage/contract/repository.ts";
import type { RunBook, RunRecord } from "../../../src/stage/contract/runs.ts";
import {
  ACTIONS_BOT,
  type Principal,
  type Role,
  Tokens,
} from "../../../src/stage/contract/tokens.ts";
import { loadGitHubDescription } from "../../../src/stage/github/openapi/github-description.ts";
import type { RequestLogEntry } from "../../../src/stage/github/http/request-log.ts";
import {
  type GitHubOptions,
  type RunningGitHub,
  startGitHub,
} from "../../../src/stage/github/server.ts";

export const OWNER = "octo";
const REPO = "shop";
/** `owner` and `repo` for every call of Octokit. */
export const AT = { owner: OWNER, repo: REPO };

/** Shared by the tests of a file: validators are compiled once. */
const description = loadGitHubDescription();

type Octokit = ReturnType<typeof getOctokit>;

/** A git remote to work with: files are committed without a worktree. */
class TestRepository {
  readonly dir = mkdtempSync(join(tmpdir(), "stage-github-"));

  constructor() {
    execFileSync("git", ["init", "--quiet", "--bare", "--initial-branch=main", this.dir]);
    this.commit("main", { "README.md": "# Shop\n" }, "Initial commit");
  }

  git(args: string[], input?: string): string {
    const env = {
      ...process.env,
      GIT_AUTHOR_NAME: "Ada",
      GIT_AUTHOR_EMAIL: "ada@example.com",
      GIT_COMMITTER_NAME: "Ada",
      GIT_COMMITTER_EMAIL: "ada@example.com",
      GIT_INDEX_FILE: join(this.dir, "test-index"),
    };
    const stdio: ["pipe", "pipe", "pipe"] = ["pipe", "pipe", "pipe"];
    return execFileSync("git", ["--git-dir", this.dir, ...args], { env, input: input ?? "", stdio })
      .toString()
      .trim();
  }

  sha(ref: string): string {
    return this.git(["rev-parse", ref]);
  }

  /** A commit on top of the branch; `null` removes a file. `from`: where a new branch starts. */
  commit(
    branch: string,
    files: Record<string, string | null>,
    message = "Change",
    from = branch,
  ): { before: string; after: string } {
    const before = this.tip(branch);
    const parent = before ?? this.tip(from);
    this.git(["read-tree", ...(parent === undefined ? ["--empty"] : [parent])]);
    for (const [path, content] of Object.entries(files))
      this.git(
        ["update-index", "--index-info"],
        content === null
          ? `0 ${"0".repeat(40)}\t${path}\n`
          : `100644 ${this.git(["hash-object", "-w", "--stdin"], content)}\t${path}\n`,
      );
    const tree = this.git(["write-tree"]);
    const parents = parent === undefined ? [] : ["-p", parent];
    const after = this.git(["commit-tree", tree, ...parents, "-m", message]);
    this.git(["update-ref", `refs/heads/${branch}`, after]);
    return { before: before ?? "0".repeat(40), after };
  }

  private tip(branch: string): string | undefined {
    try {
      return this.git(["rev-parse", "--verify", "--quiet", `refs/heads/${branch}`]);
    } catch {
      return undefined;
    }
  }
}

/** Artifacts in memory. */
class TestShelf implements ArtifactShelf {
  artifacts: StoredArtifact[] = [];

  list({ runId, name }: { runId?: number; name?: string }): readonly StoredArtifact[] {
    return this.artifacts.filter(
      (artifact) =>
        (runId === undefined || artifact.runId === runId) &&
        (name === undefined || artifact.name === name),
    );
  }

  get(id: number): StoredArtifact | undefined {
    return this.artifacts.find((artifact) => artifact.id === id);
  }

  remove(id: number): boolean {
    const before = this.artifacts.length;
    this.artifacts = this.artifacts.filter((artifact) => artifact.id !== id);
    return this.artifacts.length < before;
  }

  downloadUrl(artifact: StoredArtifact): string {
    return `http://127.0.0.1:9/blobs/${artifact.id}`;
  }
}

/** A runner that only remembers what it was told. */
class TestRuns implements RunBook {
  records: RunRecord[] = [];
  readonly told: string[] = [];

  runs(): readonly RunRecord[] {
    return this.records;
  }

  cancel(runId: number): boolean {
    this.told.push(`cancel ${runId}`);
    return this.records.some(({ id, status }) => id === runId && status !== "completed");
  }

  rerun(runId: number, { failedOnly }: { failedOnly: boolean }): boolean {
    this.told.push(`rerun ${runId}${failedOnly ? " failed" : ""}`);
    return this.records.some(({ id, status }) => id === runId && status === "completed");
  }

  log(jobId: number): string | undefined {
    return this.records.some(({ jobs }) => jobs.some(({ id }) => id === jobId))
      ? `log of ${jobId}\n`
      : undefined;
  }
}

export type Rig = {
  gitHub: RunningGitHub;
  repository: StageRepository;
  git: TestRepository;
  tokens: Tokens;
  shelf: TestShelf;
  runs: TestRuns;
  events: StageEvent[];
  log: RequestLogEntry[];
  /** `issues.labeled` and so on, in the order of delivery. */
  eventNames: () => string[];
  /** Time stands still unless a test moves it. */
  pass: (milliseconds: number) => void;
  token: (permissions?: Partial<Permissions>) => string;
  job: (permissions?: Partial<Permissions>) => Octokit;
  user: (login: string, role?: Role) => Octokit;
  client: (token: string) => Octokit;
  close: () => Promise<void>;
};

export async function rig(options: Partial<GitHubOptions> = {}): Promise<Rig> {
  const git = new TestRepository();
  const tokens = new Tokens();
  const shelf = new TestShelf();
  const runs = new TestRuns();
  const events: StageEvent[] = [];
  const log: RequestLogEntry[] = [];
  let now = new Date("2026-03-01T09:00:00Z").getTime();
  const repository: StageRepository = {
    fullName: `${OWNER}/${REPO}`,
    gitDir: git.dir,
    defaultBranch: "main",
    settings: {
      secrets: { API_KEY: "hidden" },
      variables: { REGION: "eu" },
      environments: { production: { secrets: {}, variables: {}, reviewers: ["grace"] } },
      defaultPermissions: "read",
      collaborators: { ada: "write", grace: "admin", tim: "triage", mallory: "none" },
    },
  };
  const gitHub = await startGitHub({
    repository,
    tokens,
    artifacts: shelf,
    runs,
    deliver: (event) => void events.push(event),
    clock: () => new Date(now),
    description,
    onRequest: (entry) => void log.push(entry),
    ...options,
  });
  const client = (token: string): Octokit => getOctokit(token, { baseUrl: gitHub.url });
  const jobPrincipal = (permissions: Partial<Permissions>): Principal => ({
    kind: "job",
    account: ACTIONS_BOT,
    permissions: { ...uniform("none"), ...permissions },
    repository: repository.fullName,
    runId: 1,
    jobId: 2,
    jobName: "miyabi / intake",
  });
  const token = (permissions: Partial<Permissions> = uniform("write")): string =>
    tokens.mint(jobPrincipal(permissions));
  let userId = 100;
  return {
    gitHub,
    repository,
    git,
    tokens,
    shelf,
    runs,
    events,
    log,
    eventNames: () =>
      events.map(({ name, payload }) =>
        typeof payload["action"] === "string" ? `${name}.${payload["action"]}` : name,
      ),
    pass: (milliseconds) => {
      now += milliseconds;
    },
    token,
    job: (permissions) => client(token(permissions)),
    user: (login, role = repository.settings.collaborators[login] ?? "read") =>
      client(
        tokens.mint({ kind: "user", account: { login, id: (userId += 1), type: "User" }, role }),
      ),
    client,
    close: async () => {
      await gitHub.close();
      rmSync(git.dir, { recursive: true, force: true });
      expect(gitHub.faults).toEqual([]);
    },
  };
}

type Refusal = { status: number; message: string };

/** What a refused request was answered. */
export async function refusal(request: Promise<unknown>): Promise<Refusal> {
  try {
    await request;
  } catch (error) {
    if (error instanceof Error && "status" in error && typeof error.status === "number")
      return { status: error.status, message: error.message };
    throw error;
  }
  throw new Error("the request was not refused");
}
