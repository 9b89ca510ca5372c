import { shortDigest } from "../digest.ts";
import type { Variation } from "../people/gate.ts";
import { changesText } from "./changes.ts";
import { planExample } from "./example.ts";
import type { Plan } from "./plan.ts";
import { openQuestion } from "../session/session-edit.ts";
import type { SessionRecord } from "../session/session.ts";

/** The seed's four ways with an issue, in a sentence for whoever looks at the plan. */
const WAY: Record<Variation, string> = {
  low: "**Low complexity**: the issue as one task, reviewed by tests, linter, audit and documentation check, not by a model.",
  standard:
    "**Standard**: independent tasks run side by side, then tools and a model review the whole.",
  high: "**High complexity**: people approve this plan before any code is written.",
  hotfix: "**Hotfix**: one task, reviewed, then straight to production without staging.",
};
/** People gave such an issue several tasks. */
const SEVERAL = /(?:the issue as )?one task, /;

const wayOf = ({ variation, tasks }: Plan): string => {
  if (variation === undefined) return "";
  return tasks.length === 1 ? WAY[variation] : WAY[variation].replace(SEVERAL, "");
};

/** The open question is about exactly these tasks. */
const isAsked = (record: SessionRecord, { digest }: Plan): boolean => {
  const question = openQuestion(record);
  return question?.kind === "complexity" && question.digest === digest;
};

const asked = ({ digest, tasks }: Plan): string[] => [
  [
    "**Your decision**: nothing is built before it. Comment, on the first line:",
    `- \`/miyabi approve ${shortDigest(digest)}\` to build exactly this plan`,
    "- `/miyabi plan` with edits below it to change it first, as in the example",
    "- `/miyabi reject REASON` to close the issue",
  ].join("\n"),
  [
    "<details><summary>Example: change the plan</summary>",
    "Tasks that it does not name stay as they are. `tasks:` instead gives the whole plan anew.",
    planExample(tasks),
    "</details>",
  ].join("\n\n"),
];

/** What people are to decide and how, or what they decided; then how such an issue is handled. */
export function planDecision(record: SessionRecord, plan: Plan): string[] {
  const { approval, changes, digest } = plan;
  return [
    ...(isAsked(record, plan) ? asked(plan) : []),
    approval === undefined
      ? ""
      : `**Approved** by \`${approval.by}\`, digest \`${shortDigest(digest)}\`.`,
    changes === undefined ? "" : `**Changed** by \`${changes.by}\`: ${changesText(changes)}.`,
    wayOf(plan),
  ].filter((part) => part !== "");
}
