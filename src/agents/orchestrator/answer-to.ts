import { inertLine } from "../../core/text/inert-line.ts";
import type { Next, Saying, Verdict } from "./verdict.ts";

/** What a run does first, as whoever gave the order reads it. */
const COMES: Record<Next, string> = {
  analyze: "The issue is read again, then planned.",
  plan: "The plan is made, and shown in its comment.",
  schedule:
    "The tasks of the plan that are not finished are built now, unless people have to approve it first.",
  publish:
    "The change is reviewed where it moved, then published, merged and deployed as the review lets it.",
  "deploy-staging": "The merged commit is deployed to staging.",
  "deploy-production": "The merged commit is deployed to production.",
  rollback: "The release is rolled back.",
  finish: "Nothing more is done.",
  stop: "The run is ended.",
  none: "Nothing more is done.",
};

/** The answer to a command whose verdict has no words of its own; a label is answered by what it starts. */
export const answerTo = (
  commentId: number | undefined,
  { message, next }: Extract<Verdict, { kind: "go" }>,
): Saying | undefined =>
  commentId === undefined
    ? undefined
    : { key: `answer-${commentId}`, body: `🚀 ${inertLine(message)} ${COMES[next]}` };
