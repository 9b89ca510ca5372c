import { durationText } from "../../core/text/duration-text.ts";
import { minuteOf } from "../../core/session/session-times.ts";
import type { SessionRecord } from "../../core/session/session.ts";
import type { SessionStatus } from "./status-data.ts";
import { oneLine, tableOf } from "./table.ts";

const DAY = 86_400;

/** `3d`, or a duration of less than two days. */
const ageText = (seconds: number): string =>
  seconds < 2 * DAY ? durationText(seconds) : `${Math.floor(seconds / DAY)}d`;

/** A line for each session, those that wait for people first, then the newest. */
export function listView(all: readonly SessionStatus[]): string {
  if (all.length === 0) return "No sessions.";
  const several = new Set(all.map(({ repository }) => repository)).size > 1;
  const rank = ({ state, waitsFor }: SessionStatus): number =>
    waitsFor === null ? (state === "done" ? 2 : 1) : 0;
  const sorted = [...all].sort((a, b) => rank(a) - rank(b) || a.ageSeconds - b.ageSeconds);
  return tableOf([
    ["ISSUE", "STATE", "PHASE", "AGE", "TASKS", "SCORE", "COST", "TITLE / WAITS FOR"],
    ...sorted.map((one) => [
      `${several ? one.repository : ""}#${one.issue}`,
      one.state,
      one.phase ?? "-",
      ageText(one.ageSeconds),
      one.tasks === null ? "-" : `${one.tasks.done}/${one.tasks.planned}`,
      one.score === null ? "-" : String(one.score),
      `$${one.costUsd.toFixed(2)}`,
      `${oneLine(one.title, 60)}${one.waitsFor === null ? "" : ` <- ${oneLine(one.waitsFor, 100)}`}`,
    ]),
  ]).join("\n");
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];

function timeline(record: SessionRecord): string[] {
  const steps = record.transitions.map(({ at, from, to, by, reason, refused }) => ({
    at,
    text: `${from} -> ${to}${refused ? " (refused)" : ""}, ${by}: ${reason}`,
  }));
  const phases = record.phases.map(({ startedAt, name, seconds, outcome, error }) => ({
    at: startedAt,
    text: `${name} ${outcome} in ${durationText(seconds)}${error === undefined ? "" : `: ${error}`}`,
  }));
  return [...steps, ...phases]
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map(({ at, text }) => `${minuteOf(at)}  ${oneLine(text, 160)}`);
}

function tasks({ plan, tasks: results }: SessionRecord): string[] {
  const critical = new Set(plan?.schedule.criticalPath);
  return tableOf(
    (plan?.tasks ?? []).map(({ id, title, estimatedMinutes }) => {
      const result = results.find(({ task }) => task === id);
      return [
        `${critical.has(id) ? "*" : " "} ${id}`,
        result?.status ?? "pending",
        result === undefined
          ? `about ${Math.round(estimatedMinutes)}m`
          : `${durationText(result.seconds)} of ${Math.round(estimatedMinutes)}m`,
        result === undefined ? "" : `${result.tries}x`,
        `${oneLine(title, 70)}${result?.error === undefined ? "" : `: ${oneLine(result.error, 80)}`}`,
      ];
    }),
  );
}

/** One session in detail. Times are UTC; * marks the critical path. */
export function detailView(record: SessionRecord, status: SessionStatus): string {
  const report = record.reviews.at(-1);
  const links = [status.links.issue, status.links.pull, status.links.run];
  return [
    `#${status.issue} ${oneLine(status.title, 120)}`,
    `${status.state}${status.phase === null ? "" : ` (${status.phase})`}, begun ${minuteOf(status.began)} UTC, ${ageText(status.ageSeconds)} ago; nothing new for ${ageText(status.quietSeconds)}`,
    ...(status.waitsFor === null ? [] : [`Waits for: ${oneLine(status.waitsFor)}`]),
    ...section(
      "What you can do",
      status.next.map((line) => oneLine(line)),
    ),
    ...section("Timeline (UTC)", timeline(record)),
    ...section("Tasks (* critical path)", tasks(record)),
    ...section(
      "Score",
      report === undefined
        ? []
        : [
            `${report.score}/100, ${report.recommendation}, attempt ${report.attempt}`,
            ...report.explanation.map((line) => oneLine(line)),
          ],
    ),
    ...section(
      "Deployments",
      record.deployments.map(({ environment, outcome, seconds, samples, error }) =>
        oneLine(
          `${environment} ${outcome} after ${durationText(seconds)}, ${samples.filter(({ ok }) => ok).length} of ${samples.length} health checks good${error === undefined ? "" : `: ${error}`}`,
        ),
      ),
    ),
    ...section(
      "Cost",
      Object.entries(record.usage).map(
        ([agent, { calls, costUsd }]) =>
          `${oneLine(agent, 40)} $${costUsd.toFixed(4)}, ${calls} calls`,
      ),
    ),
    ...section(
      "Notes",
      record.notes.map((note) => oneLine(note)),
    ),
    ...section(
      "Links",
      links.flatMap((link) => (link === null ? [] : [oneLine(link)])),
    ),
  ].join("\n");
}
