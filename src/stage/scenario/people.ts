import { z } from "zod";
import { STATES } from "../../core/session/session.ts";
import { strictObject } from "./strict-object.ts";

const When = strictObject({
  state: z.enum(STATES).optional().describe("The issue carries the label state:<this>."),
  comment: z.string().min(1).optional().describe("A comment on the issue contains this text."),
  pull: z
    .enum(["open", "merged"])
    .optional()
    .describe("The session's pull request is there and so."),
  waiting: z
    .string()
    .optional()
    .describe("A job waits for the reviewers of this GitHub environment."),
})
  .refine((when) => Object.values(when).some((value) => value !== undefined), {
    error: "say when: at least one of state, comment, pull, waiting",
  })
  .describe("All of these hold, and no run is in progress unless `during` says so.");

const ACTIONS = [
  "comment",
  "label",
  "unlabel",
  "close",
  "merge",
  "approve",
  "trigger",
  "edit",
  "push",
  "check",
  "ready",
  "pushToBranch",
] as const;

/** Something that a person does when the stage has come to a point. Each step happens once for an issue. */
export const PersonStep = strictObject({
  when: When,
  during: z
    .boolean()
    .default(false)
    .describe("Act at once, also while a run is in progress; default: when all is quiet."),
  issue: z
    .number()
    .int()
    .positive()
    .optional()
    .describe("Only for this issue; default: once for each issue of the scenario."),
  as: z.string().min(1).describe("Login of the person."),
  comment: z
    .string()
    .optional()
    .describe(
      "Comments on the issue. {digest} is the digest that the newest escalation shows, {issue} and {pull} are numbers.",
    ),
  label: z.string().optional().describe("Puts this label on the issue."),
  unlabel: z.string().optional().describe("Takes this label off the issue."),
  close: z.enum(["issue", "pull"]).optional().describe("Closes it."),
  merge: z.literal("pull").optional().describe("Merges the session's pull request."),
  ready: z.literal("pull").optional().describe("Makes the draft ready for review."),
  approve: z.string().optional().describe("Approves the jobs that wait for this environment."),
  trigger: z
    .string()
    .optional()
    .describe("Starts this workflow by hand, e.g. miyabi-sweep.yml (workflow_dispatch)."),
  edit: z.string().optional().describe("Replaces the issue's body with this text."),
  push: z
    .record(z.string().min(1), z.string().nullable())
    .optional()
    .describe(
      "Pushes one commit to the default branch: the text of each file by its path, null for one that is deleted.",
    ),
  check: strictObject({ name: z.string().min(1), state: z.enum(["pending", "success", "failure"]) })
    .optional()
    .describe(
      "Reports this status on the head of the session's pull request, as a service that tests it does.",
    ),
  pushToBranch: z
    .record(z.string().min(1), z.string().nullable())
    .optional()
    .describe(
      "The same to the branch of the issue, which is made from the default branch where it is not there.",
    ),
})
  .refine((step) => ACTIONS.filter((action) => step[action] !== undefined).length === 1, {
    error: `a step does exactly one thing: ${ACTIONS.join(", ")}`,
  })
  .describe("Something that a person does, once for an issue, when the moment has come.");
export type PersonStep = z.infer<typeof PersonStep>;

/** What a person could see on GitHub right now. */
export type Situation = {
  /** The issue's state label without its prefix, undefined without one. */
  state: string | undefined;
  comments: readonly string[];
  pull: "open" | "merged" | undefined;
  /** Environments for whose reviewers a job waits. */
  waiting: readonly string[];
  /** A run is queued or in progress. */
  busy: boolean;
};

/** True where the moment of the step has come. */
export function isDue({ when, during }: PersonStep, now: Situation): boolean {
  const { state, comment, pull, waiting } = when;
  return (
    (during || !now.busy) &&
    (state === undefined || now.state === state) &&
    (comment === undefined || now.comments.some((body) => body.includes(comment))) &&
    (pull === undefined || now.pull === pull) &&
    (waiting === undefined || now.waiting.includes(waiting))
  );
}

export type Placeholders = { digest?: string; issue: number; pull?: number };

/** Fills {digest}, {issue} and {pull}. What has no value yet is left as written, for all to see. */
export const fillIn = (text: string, values: Placeholders): string =>
  text.replace(/\{(digest|issue|pull)\}/g, (written, name: keyof Placeholders) =>
    String(values[name] ?? written),
  );
