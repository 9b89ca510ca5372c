import { execFileSync } from "node:child_process";
import type { StageRepository } from "../../src/stage/contract/repository.ts";
import type { GitHubSnapshot } from "../../src/stage/github/snapshot.ts";
import type { Host } from "../../src/stage/host/host.ts";
import { sessionOf } from "../../src/stage/play/session-of.ts";
import type { Scenario } from "../../src/stage/scenario/load-scenario.ts";
import type { Stage } from "../../src/stage/stage.ts";

/** Everything that is the case in the end, a line each, as often as it is the case. */
export type World = readonly string[];

type At = { stage: Stage; repository: StageRepository; host: Host; scenario: Scenario };

/** Ids, days and addresses are not the same in two plays that end alike. */
const normalised = (text: string): string =>
  text
    .replace(/\b[0-9a-f]{7,40}\b/g, "SHA")
    .replace(/\d{4}-\d\d-\d\d/g, "DAY")
    .replace(/(?:127\.0\.0\.1|localhost):\d+/g, "HOST");

/**
 * The end of a play in normalised lines. Of a comment and of a log entry: whose it is and what it says first;
 * what follows holds durations, costs and counts of tries. The subjects of the log branch's commits count the
 * entries that a run had to add, so the entries themselves stand here.
 */
export async function worldOf({ stage, repository, host, scenario }: At): Promise<World> {
  const github = await stage.github.snapshot();
  const lines = (...args: string[]): string[] =>
    execFileSync("git", ["-C", repository.gitDir, ...args], { encoding: "utf8" })
      .split("\n")
      .filter((line) => line !== "");
  const sessions = scenario.issues.map(
    ({ number }) => [number, sessionOf(stage.results.shelf, number)] as const,
  );
  return [
    ...[...github.issues, ...github.pulls].flatMap(issueFacts),
    ...github.pulls.flatMap(pullFacts),
    ...github.deployments.map(
      ({ environment, statuses }) =>
        `deployment ${environment}: ${statuses.at(-1)?.state ?? "none"}`,
    ),
    ...Object.keys(scenario.repository.environments).flatMap((environment) =>
      host
        .stateOf(environment)
        .history.map(
          ({ action, release }) => `host ${environment}: ${action} ${normalised(release)}`,
        ),
    ),
    ...github.releases.map(({ tag, name }) => `release ${tag}: ${name ?? ""}`),
    ...Object.keys(github.tags).map((tag) => `tag ${tag}`),
    ...Object.keys(github.branches).map((branch) => `branch ${branch}`),
    ...lines("log", "--format=%s", github.defaultBranch).map((subject) => `commit: ${subject}`),
    `tree ${lines("rev-parse", `${github.defaultBranch}^{tree}`).join("")}`,
    ...Object.keys(github.branches)
      .filter((branch) => branch.startsWith("miyabi/"))
      .flatMap((branch) =>
        lines("ls-tree", "-r", "--name-only", branch).flatMap((path) =>
          logFacts(lines("show", `${branch}:${path}`)),
        ),
      ),
    ...sessions.flatMap(([number, session]) => [
      `session ${number}: ${session?.state ?? "none"}`,
      ...(session?.tasks ?? []).map(
        ({ task, status }) => `session ${number} task ${task}: ${status}`,
      ),
      ...(session?.reviews ?? []).map(({ score }) => `session ${number} score: ${score}`),
      ...(session?.release ? [`session ${number} release: ${session.release.tag}`] : []),
      ...[...new Map((session?.deployments ?? []).map((each) => [each.environment, each]))].map(
        ([environment, { outcome }]) => `session ${number} ${environment}: ${outcome}`,
      ),
    ]),
  ];
}

type Issue = GitHubSnapshot["issues"][number];
type Pull = GitHubSnapshot["pulls"][number];

function issueFacts({ number, state, title, labels, comments }: Issue): string[] {
  return [
    `#${number} ${state}: ${title}`,
    ...labels.map((label) => `#${number} label ${label}`),
    ...comments.map(({ author, body }) => {
      const [first = "", second = ""] = normalised(body).split("\n");
      return `#${number} comment of ${author}: ${first} ${second.trim()}`;
    }),
  ];
}

const pullFacts = ({ number, mergedAt, draft, head, base, body, reviews }: Pull): string[] => [
  `#${number} ${mergedAt === null ? "not merged" : "merged"}, ${draft ? "draft" : "ready"}: ${head.ref} to ${base.ref}`,
  `#${number} body: ${normalised(body ?? "")}`,
  ...reviews.map(({ author, state }) => `#${number} review of ${author}: ${state}`),
];

/** `## TIME - TITLE`, then agent, task and status in lines of their own. */
function logFacts(lines: readonly string[]): string[] {
  return lines.flatMap((line, at) => {
    const title = /^## \S+ \S+ - (.*)$/.exec(line)?.[1];
    if (title === undefined) return [];
    const fields = lines
      .slice(at + 1, at + 5)
      .filter((field) => /^\*\*(Task|Status)\*\*/.test(field));
    return [`log ${title}: ${normalised(fields.join(" "))}`];
  });
}
