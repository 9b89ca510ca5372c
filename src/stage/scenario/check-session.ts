import type { Expectation } from "./expectation.ts";
import type { IssueOutcome } from "./outcome.ts";
import { unless, unlessEqual } from "./unless.ts";
import { listOf } from "./wildcard.ts";

type ExpectedSession = NonNullable<Expectation["session"]>;
type Session = NonNullable<IssueOutcome["session"]>;

/** The session record against what is expected of it. */
export function checkSession(expect: ExpectedSession, session: IssueOutcome["session"]): string[] {
  if (!session) return ["session: there is no session record"];
  return [
    ...unlessEqual("session.state", expect.state, session.state),
    ...(expect.scores ? scoreComplaints(expect.scores, session.scores) : []),
    ...unlessEqual(
      "session.escalations",
      expect.escalations && listOf(expect.escalations),
      listOf(session.escalations),
    ),
    ...(expect.tasks ? taskComplaints(expect.tasks, session.tasks) : []),
    ...(expect.deployments ? deploymentComplaints(expect.deployments, session.deployments) : []),
    ...recoveryComplaints(expect.recovery ?? {}, session.deployments),
  ];
}

function scoreComplaints(
  expected: NonNullable<ExpectedSession["scores"]>,
  scores: readonly number[],
): string[] {
  if (expected.length !== scores.length)
    return [
      `session.scores: expected ${expected.length}, found ${scores.length}: ${scores.join(", ")}`,
    ];
  return expected.flatMap((wanted, index) => {
    const score = scores[index] ?? 0;
    const what = `session.scores[${index}]`;
    if (typeof wanted === "number") return unlessEqual(what, wanted, score);
    if ("atLeast" in wanted)
      return unless(score >= wanted.atLeast, `${what}: ${score} is less than ${wanted.atLeast}`);
    return unless(score < wanted.below, `${what}: ${score} is not below ${wanted.below}`);
  });
}

function taskComplaints(
  expected: NonNullable<ExpectedSession["tasks"]>,
  tasks: Session["tasks"],
): string[] {
  // `1` in expect.yml stands for `task-<issue>-1`.
  const isMeant = (key: string, id: string) => id === key || id.endsWith(`-${key}`);
  const ids = Object.keys(tasks);
  const extra = ids.filter((id) => !Object.keys(expected).some((key) => isMeant(key, id)));
  return [
    ...Object.entries(expected).flatMap(([key, status]) => {
      const id = ids.find((found) => isMeant(key, found));
      return unlessEqual(`session.tasks.${key}`, status, id === undefined ? undefined : tasks[id]);
    }),
    ...extra.map((id) => `session.tasks: ${id} should not be there`),
  ];
}

function deploymentComplaints(
  expected: NonNullable<ExpectedSession["deployments"]>,
  deployments: Session["deployments"],
): string[] {
  const last: Record<string, string> = Object.fromEntries(
    deployments.map(({ environment, outcome }) => [environment, outcome]),
  );
  const environments = new Set([...Object.keys(expected), ...Object.keys(last)]);
  return [...environments].flatMap((environment) =>
    unless(
      expected[environment] === last[environment],
      `session.deployments.${environment}: expected ${expected[environment] ?? "none"}, found ${last[environment] ?? "none"}`,
    ),
  );
}

const recoveryComplaints = (
  expected: NonNullable<ExpectedSession["recovery"]>,
  deployments: Session["deployments"],
): string[] =>
  Object.entries(expected).flatMap(([environment, most]) => {
    const what = `session.recovery.${environment}`;
    const last = deployments.findLast((one) => one.environment === environment);
    const seconds = last?.recoverySeconds;
    return seconds === undefined
      ? [`${what}: no health check saw the release before again`]
      : unless(seconds <= most, `${what}: took ${seconds} s, more than ${most} s`);
  });
