import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { systemClock } from "../../../../src/adapters/clock/system-clock.ts";
import { localWorkspaces } from "../../../../src/adapters/git/git-workspaces.ts";
import { plainCommands } from "../../../../src/adapters/process/plain-commands.ts";
import { parseToml } from "../../../../src/adapters/toml/parse-toml.ts";
import {
  detectToolchains,
  type DetectOptions,
} from "../../../../src/adapters/toolchains/detect-toolchains.ts";
import { judge } from "../../../../src/agents/review/judge.ts";
import { NOT_REVIEWED } from "../../../../src/agents/review/model-review.ts";
import { parseConfig } from "../../../../src/core/config.ts";
import type { Commands } from "../../../../src/ports/commands.ts";
import type { Workspace } from "../../../../src/ports/workspace.ts";

export type Files = Record<string, string | Uint8Array>;

export type Case = {
  /** Written over the base; an empty text takes a file away. */
  change: Files;
  /** Programs, by their file's name and perhaps their first argument, that the machine is not to have. */
  missing?: readonly string[];
  /** Those that end with 70 in the middle of their work. */
  crashing?: readonly string[];
  /** `score recommendation = tests + lint + security + docs` */
  score: string;
  /** How the reasons begin, by part. */
  unknown?: Readonly<Record<string, string>>;
  /** `severity rule file:line` */
  findings?: readonly string[];
};

export type World = {
  base: Files;
  /** Environment of the programs. */
  env?: Readonly<Record<string, string>>;
  databases?: DetectOptions["databases"];
  /** Makes a checked-out tree ready, e.g. lays packages beside it. */
  prepare?: (tree: string) => Promise<void>;
  /** Commands that are answered without being run. */
  answered?: readonly string[];
};

const ANSWER = { stdout: "", stderr: "", timedOut: false, seconds: 0 };

/** Whether a command is one of those: `eslint`, or `cargo clippy`. */
const isOneOf = (names: readonly string[], command: readonly string[]): boolean => {
  const words = command.map((word) => word.slice(word.lastIndexOf("/") + 1));
  return names.some(
    (name) => `${words.join(" ")} `.includes(`${name} `) && name.startsWith(words[0] ?? " "),
  );
};

/** A machine that has this and has not that. */
const held = (
  commands: Commands,
  { missing = [], crashing = [] }: Case,
  { env = {}, answered = [] }: World,
): Commands => ({
  ...commands,
  run: async (command, options) => {
    if (isOneOf(missing, command)) return { ...ANSWER, code: 127 };
    if (isOneOf(crashing, command)) return { ...ANSWER, code: 70, stderr: "internal error" };
    if (isOneOf(answered, command)) return { ...ANSWER, code: 0 };
    return commands.run(command, { ...options, env: { ...env, ...options.env } });
  },
});

/**
 * A small real repository whose changes are judged as `miyabi review` judges them: a commit on top of the
 * base, both in clones, by the tools that the machine has.
 */
export async function reviewedRepository(world: World) {
  const root = await mkdtemp(join(tmpdir(), "miyabi-cases-"));
  const path = join(root, "repository");
  const git = (...args: string[]): string =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
      cwd: path,
      encoding: "utf8",
    }).trim();
  const commit = async (files: Files, message: string): Promise<string> => {
    for (const [name, text] of Object.entries(files)) {
      const file = join(path, name);
      await mkdir(dirname(file), { recursive: true });
      await (text === "" ? rm(file, { force: true }) : writeFile(file, text));
    }
    git("add", "-A", "-f");
    git("commit", "-q", "-m", message);
    return git("rev-parse", "HEAD");
  };
  await mkdir(path);
  git("init", "-q", "-b", "main");
  const baseSha = await commit(world.base, "feat: Base");
  const clock = systemClock();

  return {
    root,
    async review(one: Case) {
      git("reset", "-q", "--hard", baseSha);
      git("clean", "-fdqx");
      const headSha = await commit(one.change, "feat: Change");
      const dir = await mkdtemp(join(root, "case-"));
      const clone = await localWorkspaces({ path, dir, clock }).clone(headSha);
      const workspace: Workspace = {
        ...clone,
        add: async (place) => {
          const tree = await clone.add(place);
          await world.prepare?.(tree.path);
          return tree;
        },
      };
      const worktree = await workspace.add({
        path: ".worktrees/review",
        branch: "r",
        from: headSha,
      });
      const tempDir = join(dir, "tools");
      const plain = plainCommands({ home: join(dir, "home"), tempDir, path: process.env["PATH"] });
      const config = parseConfig({});
      const { report } = await judge({
        workspace,
        worktree,
        baseSha,
        headSha,
        attempt: 1,
        config,
        toolchains: detectToolchains({
          commands: held(plain, one, world),
          config,
          tempDir,
          databases: world.databases ?? {},
        }),
        parsers: { parseToml },
        review: () => Promise.resolve(NOT_REVIEWED),
      });
      await rm(dir, { recursive: true, force: true });
      return report;
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

export type Reviewed = Awaited<ReturnType<typeof reviewedRepository>>;

/** Holds a report against what its case says. */
export async function expectCase(repository: Reviewed, one: Case): Promise<void> {
  const { score, recommendation, breakdown, unknown, issues, explanation } =
    await repository.review(one);
  const { tests, lint, security, docs } = breakdown;
  const said = {
    score: `${score} ${recommendation} = ${tests} + ${lint} + ${security} + ${docs}`,
    findings: issues
      .map(({ severity, rule, file, line }) =>
        [
          severity,
          rule,
          file === undefined ? undefined : `${file}${line === undefined ? "" : `:${line}`}`,
        ]
          .filter((part) => part !== undefined)
          .join(" "),
      )
      .sort(),
    unknown: Object.fromEntries(
      unknown
        .filter(({ part }) => part !== "review")
        .map(({ part, reason }) => {
          const begin = one.unknown?.[part];
          return [part, begin !== undefined && reason.startsWith(begin) ? begin : reason];
        }),
    ),
  };
  // The explanation says why, where it is not as expected.
  expect({ ...said, explanation }).toEqual({
    score: one.score,
    findings: [...(one.findings ?? [])].sort(),
    unknown: one.unknown ?? {},
    explanation,
  });
}
