import { attemptsText } from "../review/attempts-view.ts";
import { durationText } from "../text/duration-text.ts";
import { totalUsage } from "./fold.ts";
import { inertLine } from "../text/inert-line.ts";
import { sandboxNote } from "../pull/pull-text.ts";
import { deliveryLine } from "../notices/remember.ts";
import type { SessionRecord } from "./session.ts";

/** Where a session stands, for a step summary and for `/miyabi status`. Markdown. */
export function renderSession(record: SessionRecord): string {
  const { issue, state, revision, plan, tasks, reviews, pull, deployments, escalations } = record;
  const done = tasks.filter(({ status }) => status === "success").length;
  const report = reviews.at(-1);
  const open = escalations.filter(({ answered }) => answered === undefined).at(-1);
  const rows: [string, string | undefined][] = [
    ["Issue", `#${issue.number} ${inertLine(issue.title)}`],
    ["State", `${state} (revision ${revision})`],
    ["Tasks", plan === undefined ? undefined : `${done} of ${plan.tasks.length} done`],
    ["Quality", report === undefined ? undefined : `${report.score}/100, ${report.recommendation}`],
    ["Attempts", attemptsText(reviews)],
    [
      "Pull request",
      pull === undefined
        ? undefined
        : `#${pull.number}${pull.merged === undefined ? "" : ", merged"}`,
    ],
    ...deployments.map(({ environment, outcome, seconds, requestedBy }): [string, string] => [
      environment,
      requestedBy === undefined
        ? `${outcome} after ${durationText(seconds)}`
        : `${outcome}, as \`${requestedBy}\` asked`,
    ]),
    ["Waits for", open === undefined ? undefined : inertLine(open.reason)],
    ...(record.notices ?? [])
      .filter(({ outcome }) => outcome === "failed")
      .map((one): [string, string] => ["Not told", inertLine(deliveryLine(one))]),
    ["Cost", `$${totalUsage(record).costUsd.toFixed(2)}`],
  ];
  const table = rows.flatMap(([name, value]) =>
    value === undefined ? [] : [`| ${name} | ${value} |`],
  );
  return [...sandboxNote(record), ["| | |", "|---|---|", ...table].join("\n")].join("\n\n");
}
