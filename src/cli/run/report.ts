import { recoveryOf, type Recovery } from "../../core/deploy/recovery.ts";
import { PHASES, type SessionRecord } from "../../core/session/session.ts";
import type { Played } from "../../stage/play/play.ts";
import type { Scenario } from "../../stage/scenario/load-scenario.ts";
import { duration } from "./duration.ts";

type IssueReport = {
  issue: number;
  state: string | null;
  score: number | null;
  /** The seed's phases in their order: all times a phase ran added up, and how it ended last. */
  phases: { name: string; times: number; seconds: number; outcome: string }[];
  tasks: { task: string; status: string; lane: string; seconds: number }[];
  pull: { number: number; merged: boolean } | null;
  /** `recovery` where it was rolled back: until health checks saw the release before again. */
  deployments: { environment: string; outcome: string; recovery?: Recovery }[];
  release: string | null;
  escalations: string[];
};

/** Of the first issue at the top: nearly always it is the only one. */
export type Report = IssueReport & {
  ok: boolean;
  scenario: string;
  /** Of the other issues, in the scenario's order. */
  others: IssueReport[];
  requests: { github: number; model: number };
  /** Errors of runs that could not start. */
  errors: string[];
  /** Whether the scenario has an `expect.yml` to compare the end with. */
  compared: boolean;
  /** Where the end is not as expected. */
  problems: string[];
  seconds: number;
  kept: string | null;
};

const phasesOf = ({ phases }: SessionRecord): Report["phases"] =>
  PHASES.flatMap((name) => {
    const runs = phases.filter((phase) => phase.name === name);
    const last = runs.at(-1);
    if (!last) return [];
    const seconds = runs.reduce((sum, phase) => sum + phase.seconds, 0);
    return [{ name, times: runs.length, seconds, outcome: last.outcome }];
  });

/** The result in one document: what `--json` prints. */
export function reportOf(scenario: Scenario, played: Played): Report {
  const [first, ...others] = scenario.issues.map(({ number }) =>
    issueReport(number, played.sessions.get(number)),
  );
  if (!first) throw new Error("a scenario without issues was played");
  return {
    ok: played.problems.length === 0,
    scenario: scenario.title,
    ...first,
    others,
    requests: { github: played.requests.length, model: played.modelRequests.length },
    errors: played.runs.flatMap(({ error }) => (error === undefined ? [] : [error])),
    compared: scenario.expect !== undefined,
    problems: played.problems,
    seconds: played.seconds,
    kept: played.kept ?? null,
  };
}

function issueReport(issue: number, session: SessionRecord | undefined): IssueReport {
  return {
    issue,
    state: session?.state ?? null,
    score: session?.reviews.at(-1)?.score ?? null,
    phases: session ? phasesOf(session) : [],
    tasks:
      session?.tasks.map(({ task, status, lane, seconds }) => ({ task, status, lane, seconds })) ??
      [],
    pull: session?.pull
      ? { number: session.pull.number, merged: session.pull.merged !== undefined }
      : null,
    deployments:
      session?.deployments.map((result) => {
        const { environment, outcome } = result;
        const recovery = recoveryOf(result);
        return { environment, outcome, ...(recovery === undefined ? {} : { recovery }) };
      }) ?? [],
    release: session?.release?.tag ?? null,
    escalations: session?.escalations.map(({ reason }) => reason) ?? [],
  };
}

const row = (name: string, value: string): string => `  ${name.padEnd(22)} ${value}`;

const recoveryText = ({ seconds, since }: Recovery): string =>
  `verified ${duration(seconds * 1000)} after ${
    since === "failed_check" ? "the first failed check" : "the watch's last check"
  }`;

/** What is said of a play beside its report. */
export type Said = {
  /** After the issues. */
  details: readonly string[];
  /** Where all is well, the last lines; by default a word on `expect.yml`. */
  ending: readonly string[];
};

/** The same for people. */
export const renderReport = (
  report: Report,
  { details, ending }: Said = { details: [], ending: [] },
): string =>
  [
    ...report.errors.map((error) => `  ✗ ${error}`),
    ...[report, ...report.others].flatMap(issueLines),
    ...details,
    "",
    `${report.requests.github} REST requests, ${report.requests.model} model requests, ${duration(report.seconds * 1000)} in all`,
    ...(report.kept === null ? [] : [`The stage's folder was kept: ${report.kept}`]),
    "",
    ...(report.ok
      ? ending.length > 0
        ? ending
        : [
            report.compared
              ? "✓ As expected (expect.yml)."
              : "✓ Played to its end. There is no expect.yml to compare it with.",
          ]
      : ["✗ Not as expected:", ...report.problems.map((problem) => `  - ${problem}`)]),
  ].join("\n");

function issueLines(report: IssueReport): string[] {
  const { pull } = report;
  return [
    "",
    `Issue #${report.issue}: ${report.state ?? "no session"}`,
    ...(report.score === null ? [] : [row("score", `${report.score}/100`)]),
    ...(pull ? [row("pull request", `#${pull.number}${pull.merged ? ", merged" : ""}`)] : []),
    ...report.deployments.map(({ environment, outcome, recovery }) =>
      row(environment, recovery === undefined ? outcome : `${outcome}, ${recoveryText(recovery)}`),
    ),
    ...(report.release === null ? [] : [row("release", report.release)]),
    ...report.escalations.map((reason) => row("asked people", reason)),
    ...(report.phases.length > 0 ? ["", "Phases"] : []),
    ...report.phases.map((phase) =>
      row(
        phase.times > 1 ? `${phase.name} (${phase.times} times)` : phase.name,
        `${duration(phase.seconds * 1000).padStart(8)}  ${phase.outcome}`,
      ),
    ),
    ...(report.tasks.length > 0 ? ["", "Tasks"] : []),
    ...report.tasks.map((task) =>
      row(
        task.task,
        `${duration(task.seconds * 1000).padStart(8)}  ${task.status}  (lane ${task.lane})`,
      ),
    ),
  ];
}
