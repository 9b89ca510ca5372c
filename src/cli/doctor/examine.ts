import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findGit } from "../../adapters/git/find-git.ts";
import { localClone, type LocalClone } from "../../adapters/git/local-clone.ts";
import { gitAt, lineOf } from "../../adapters/git/run-git.ts";
import { remoteName } from "../../core/adopt/remote-name.ts";
import { fail, type DoctorReport, type Finding, type Verdict } from "../../core/doctor/finding.ts";
import { gitVerdict, nodeVerdict } from "../../core/doctor/machine-rules.ts";
import { UserError } from "../../core/errors.ts";
import { credentialFor } from "../../core/model-access/model-credential.ts";
import { packageDir } from "../package-dir.ts";
import { accessRepository } from "../repository-access.ts";
import { localFindings } from "./local-findings.ts";
import { remoteFindings, type Local } from "./remote-findings.ts";

export type ExamineOptions = {
  /** Any folder of the clone. */
  path: string;
  /** `owner/name`, where not what the clone's remote says. */
  repo: string | undefined;
  env: NodeJS.ProcessEnv;
};

const orUndefined = async <T>(asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
};

async function gitVersion(home: string): Promise<string | undefined> {
  const git = await orUndefined(findGit());
  return git === undefined
    ? undefined
    : lineOf(await gitAt(git, home)({ cwd: home, args: ["--version"] }));
}

const NO_TOKEN: Verdict = {
  status: "unknown",
  found: "not set: nothing on GitHub was looked at",
  fix: "GITHUB_TOKEN=$(gh auth token) miyabi doctor",
};
const NO_NAME: Verdict = {
  status: "unknown",
  found: "the clone's remote origin is no repository on GitHub: nothing there was looked at",
  fix: "miyabi doctor --repo OWNER/NAME",
};

async function onGithub(
  repository: string | undefined,
  local: Local,
  env: NodeJS.ProcessEnv,
): Promise<Finding[]> {
  if (repository === undefined) return [{ id: "repository", looked: "remote origin", ...NO_NAME }];
  if ((env["GITHUB_TOKEN"] ?? env["GH_TOKEN"] ?? "") === "")
    return [{ id: "token", looked: "GITHUB_TOKEN", ...NO_TOKEN }];
  return remoteFindings(await accessRepository(repository, env), local);
}

/** Looks at everything that has to be right before an issue gets to production; changes nothing. */
export async function examine({ path, repo, env }: ExamineOptions): Promise<DoctorReport> {
  const tempDir = await mkdtemp(join(tmpdir(), "miyabi-dr-"));
  try {
    const machine: Finding[] = [
      { id: "node", looked: process.execPath, ...nodeVerdict(process.versions.node) },
      { id: "git", looked: "git --version", ...gitVerdict(await gitVersion(tempDir)) },
    ];
    const clone: LocalClone | undefined = await orUndefined(localClone(path, tempDir));
    const { origin } = clone ?? {};
    const server = env["GITHUB_SERVER_URL"] ?? "https://github.com";
    const repository = repo ?? (origin === undefined ? undefined : remoteName(origin, server));
    const around = { packageDir: packageDir(), tempDir, path: env["PATH"] };
    const noClone = fail(
      `${path} is in no git repository`,
      "Run it in a clone of your repository.",
    );
    const local = clone
      ? await localFindings({ root: clone.root, ...around })
      : {
          findings: [{ id: "workflow" as const, looked: path, ...noClone }],
          workflow: undefined,
          credential: credentialFor({ via: "anthropic" }),
          environments: [],
        };
    const remote = await onGithub(repository, local, env);
    return {
      schemaVersion: 1,
      ...(repository !== undefined && { repository }),
      findings: [...machine, ...local.findings, ...remote],
    };
  } finally {
    await rm(tempDir, { recursive: true, force: true });
  }
}
