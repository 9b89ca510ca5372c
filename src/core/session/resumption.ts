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

type Rule = { when: (record: SessionRecord, was: State) => boolean; then: Resumption };

/**
 * The first rule that holds. What is recorded counts, the state only tells the late phases apart. A
 * change that was reviewed and not objected to is published again, which finds what it did before;
 * one that was objected to, or whose review is gone, is made again.
 */
const RULES: readonly Rule[] = [
  {
    when: ({ pull }) => pull?.merged !== undefined,
    then: { state: "deploying", next: "publish" },
  },
  { when: (record) => !analysed(record), then: { state: "analyzing", next: "analyze" } },
  { when: ({ plan }) => plan === undefined, then: { state: "analyzing", next: "plan" } },
  {
    when: (_record, was) => was === "pending" || was === "analyzing" || was === "awaiting-approval",
    then: { state: "analyzing", next: "schedule" },
  },
  {
    when: (record, was) =>
      (was === "reviewing" || was === "deploying") &&
      (record.reviews.length > 0 || record.pull !== undefined) &&
      !objectedTo(record),
    then: { state: "reviewing", next: "publish" },
  },
];

/** Where to go on with a session that stopped, or whose run is started again. */
export function resumeFrom(record: SessionRecord): Resumption {
  const was = stoppedIn(record);
  return (
    RULES.find(({ when }) => when(record, was))?.then ?? { state: "implementing", next: "schedule" }
  );
}
