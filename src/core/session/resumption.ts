import { isRepairable } from "../people/escalation-view.ts";
import { isNews } from "./peoples-commits.ts";
import { openQuestion } from "./session-edit.ts";
import type { SessionRecord, State } from "./session.ts";
import { isStopped } from "./transitions.ts";

/** Where a session goes on: the state it takes, and the step of the workflow that comes next. */
export type Resumption =
  | { state: "analyzing"; next: "analyze" | "plan" | "schedule" }
  | { state: "implementing"; next: "schedule" }
  | { state: "reviewing" | "deploying"; next: "publish" };

/** The state in which the session worked last. */
const stoppedIn = (record: SessionRecord): State =>
  isStopped(record.state)
    ? (record.transitions.findLast(({ to, refused }) => !refused && isStopped(to))?.from ??
      "analyzing")
    : record.state;

const analysed = ({ analysis, phases }: SessionRecord): boolean =>
  analysis?.missing.length === 0 &&
  phases.findLast(({ name }) => name === "analysis")?.outcome === "success";

/** People are asked something that the change itself must answer. */
const objectedTo = (record: SessionRecord): boolean => {
  const question = openQuestion(record);
  return question !== undefined && question.retry !== "publish";
};

/** The record, the state in which it stopped, and where the branch is. */
type Stand = { record: SessionRecord; was: State; branch: string | undefined };

/** People are asked something that commits on the branch can answer. */
const isRepair = (record: SessionRecord): boolean => {
  const question = openQuestion(record);
  return question !== undefined && isRepairable(question);
};

type Rule = { when: (stand: Stand) => boolean; then: Resumption };

const GATED: readonly State[] = ["pending", "analyzing", "awaiting-approval"];

/**
 * The first rule that holds. What is recorded counts, the state only tells the late phases apart. A
 * question that people answered with commits goes on with the review of their branch (ADR 16). A change
 * that was reviewed and not objected to is published again, which finds what it did before; one that
 * was objected to, or whose review is gone, is made again.
 */
const RULES: readonly Rule[] = [
  {
    when: ({ record }) => record.pull?.merged !== undefined,
    then: { state: "deploying", next: "publish" },
  },
  { when: ({ record }) => !analysed(record), then: { state: "analyzing", next: "analyze" } },
  {
    when: ({ record }) => record.plan === undefined,
    then: { state: "analyzing", next: "plan" },
  },
  { when: ({ was }) => GATED.includes(was), then: { state: "analyzing", next: "schedule" } },
  {
    when: ({ record, branch }) => isRepair(record) && isNews(record, branch),
    then: { state: "reviewing", next: "publish" },
  },
  {
    when: ({ record, was }) =>
      (was === "reviewing" || was === "deploying") &&
      (record.reviews.length > 0 || record.pull !== undefined) &&
      !objectedTo(record),
    then: { state: "reviewing", next: "publish" },
  },
];

/**
 * Where to go on with a session that stopped, or whose run is started again.
 *
 * @param branch head of the branch, undefined where there is none
 */
export function resumeFrom(record: SessionRecord, branch: string | undefined): Resumption {
  const stand = { record, was: stoppedIn(record), branch };
  return RULES.find(({ when }) => when(stand))?.then ?? { state: "implementing", next: "schedule" };
}
