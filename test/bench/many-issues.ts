import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RequestLogEntry } from "../../src/stage/github/http/request-log.ts";
import { hasBundles, play, type Played } from "../../src/stage/play/play.ts";
import { loadScenario } from "../../src/stage/scenario/load-scenario.ts";
import { wholeSeconds } from "./job-times.ts";
import { writeWaitingScenario } from "./waiting-scenario.ts";

const LIBRARY = join(import.meta.dirname, "../..");
const MS_PER_MINUTE = 9000;
/** How many requests more than alone an issue may cost. */
const LIMIT = 1.1;

type IssueRequests = { issue: number; runs: readonly number[]; requests: number; ratio: number };

export type ManyIssues = {
  issues: number;
  done: number;
  /** Requests of an issue that is alone. */
  alone: number;
  each: IssueRequests[];
  limit: number;
  /** Requests that GitHub's limits turned away. */
  rateLimited: number;
  /** What belongs to two sessions, or to the wrong one. */
  mixedUp: string[];
  problems: string[];
  seconds: { alone: number; together: number };
  held: boolean;
};

/**
 * One issue of one small task alone, then many that are labelled at the same moment, each on a stage of its own.
 *
 * @throws Error where the bundles are missing
 */
export async function measureManyIssues(count: number): Promise<ManyIssues> {
  if (!(await hasBundles(LIBRARY))) throw new Error("dist/ is missing: run npm run build first.");
  const single = await playIssues(1);
  const many = await playIssues(count);
  const alone = single.requests.length;
  const each = [...many.sessions].map(([issue, session]): IssueRequests => {
    const runs = session?.runs ?? [];
    const requests = requestsOf(many, runs);
    return { issue, runs, requests, ratio: requests / alone };
  });
  const done = [...many.sessions.values()].filter((session) => session?.state === "done").length;
  const rateLimited = many.requests.filter((entry) => entry.rateLimited === true).length;
  const mixedUp = mixUps(many);
  const problems = [...single.problems, ...many.problems];
  return {
    issues: count,
    done,
    alone,
    each,
    limit: LIMIT,
    rateLimited,
    mixedUp,
    problems,
    seconds: { alone: wholeSeconds(single), together: wholeSeconds(many) },
    held:
      done === count &&
      rateLimited === 0 &&
      mixedUp.length + problems.length === 0 &&
      each.every(({ ratio }) => ratio <= LIMIT),
  };
}

const requestsOf = ({ requests }: Played, runs: readonly number[]): number =>
  requests.filter(({ run }: RequestLogEntry) => run !== null && runs.includes(run)).length;

async function playIssues(count: number): Promise<Played> {
  const dir = await mkdtemp(join(tmpdir(), "miyabi-issues-"));
  try {
    await writeWaitingScenario(dir, {
      issues: Array.from({ length: count }, (_, index) => index + 1),
      // GitHub counts writes by the minute: a play of seconds would hold the work of an hour against that.
      msPerMinute: MS_PER_MINUTE,
      startupMs: 500,
      tasks: [{ ordinal: 1, dependencies: [], minutes: 10 }],
    });
    process.stderr.write(`${count} at once ...\n`);
    return await play({
      scenario: await loadScenario(dir),
      libraryDir: LIBRARY,
      libraryName: "OWNER/miyabi",
    });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Runs that two sessions share, pull requests of the wrong branch, comments with the mark of another issue. */
function mixUps({ sessions, github }: Played): string[] {
  const owner = new Map<number, number>();
  const problems: string[] = [];
  for (const [issue, session] of sessions)
    for (const run of session?.runs ?? []) {
      const other = owner.get(run);
      if (other !== undefined) problems.push(`run ${run} is of #${other} and of #${issue}`);
      owner.set(run, issue);
    }
  for (const { number, comments } of github.issues)
    for (const { body } of comments) {
      const mark = /^<!-- miyabi:(\d+):/.exec(body)?.[1];
      if (mark !== undefined && sessions.has(number) && Number(mark) !== number)
        problems.push(`#${number} has a comment about #${mark}`);
    }
  for (const [issue, session] of sessions) {
    const pull = github.pulls.find(({ number }) => number === session?.pull?.number);
    const branch = `feature/issue-${issue}`;
    if (pull?.head.ref !== branch)
      problems.push(`#${issue} has the pull request of ${pull?.head.ref ?? "nobody"}`);
    if (github.pulls.filter(({ head }) => head.ref === branch).length !== 1)
      problems.push(`#${issue} has not exactly one pull request`);
  }
  return problems;
}

/** The measurement as people read it. */
export function renderManyIssues(measured: ManyIssues): string {
  const { issues, done, alone, each, limit, rateLimited, mixedUp, problems, seconds } = measured;
  const most = Math.max(...each.map(({ requests }) => requests));
  return [
    `${done} of ${issues} issues that were labelled at the same moment are done, after ${seconds.together.toFixed(0)} s (one alone: ${seconds.alone.toFixed(0)} s).`,
    `Requests: ${alone} alone, at most ${most} of one among the others: ${(most / alone).toFixed(2)} (limit ${limit}); ${rateLimited} turned away by a limit.`,
    ...mixedUp.map((one) => `  ✗ ${one}`),
    ...problems.map((problem) => `  ✗ ${problem}`),
    measured.held ? "held" : "NOT HELD",
  ].join("\n");
}
