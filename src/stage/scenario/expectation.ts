import { z } from "zod";
import { DeploymentResult } from "../../core/deploy/deployment.ts";
import { ESCALATION_KINDS } from "../../core/people/escalation.ts";
import { STATES } from "../../core/session/session.ts";
import { strictObject } from "./strict-object.ts";

const Count = z.number().int().nonnegative();
const Texts = z.array(z.string().min(1));

const conclusions = ["success", "failure", "cancelled", "skipped", "timed_out"] as const;
const Conclusion = z.enum(conclusions);

const ExpectedIssue = strictObject({
  state: z.enum(["open", "closed"]).optional(),
  labels: Texts.optional().describe("Labels that it carries, a leading emoji left out."),
  noLabels: Texts.optional().describe("Labels that it does not carry."),
  comments: Texts.optional().describe(
    "Texts, each in some comment of Miyabi's, whatever its letter case.",
  ),
  noComments: Texts.optional().describe("Texts that are in no comment."),
  commentCount: Count.optional().describe("Exactly so many comments that are not by people."),
}).describe(
  "The issue, or each of several. It carries exactly one state: label, whatever else is said here.",
);

const ExpectedPull = strictObject({
  merged: z.boolean().optional(),
  draft: z.boolean().optional(),
  title: z.string().optional().describe("Exactly."),
  body: Texts.optional().describe("Texts that its description contains."),
  labels: Texts.optional().describe("Labels that it carries."),
}).describe("One pull request.");

const ExpectedSession = strictObject({
  state: z.enum(STATES).optional(),
  scores: z
    .array(
      z.union([
        z.number(),
        strictObject({ atLeast: z.number() }),
        strictObject({ below: z.number() }),
      ]),
    )
    .optional()
    .describe("Score of each review, in order: exactly, at least, or below."),
  escalations: z
    .array(z.enum(ESCALATION_KINDS))
    .optional()
    .describe("Kinds of all escalations, in order; [] where nobody is to be asked."),
  tasks: z
    .record(z.string(), z.enum(["success", "failed", "skipped"]))
    .optional()
    .describe("All tasks: status by number (1) or id (task-500-1)."),
  deployments: z
    .record(z.string(), DeploymentResult.shape.outcome)
    .optional()
    .describe("All environments deployed to: the last outcome of each; {} for none."),
  recovery: z
    .record(z.string(), z.number().positive())
    .optional()
    .describe(
      "By environment that was rolled back: seconds at most from the first failed health check, or the watch's verdict, to the verified release before.",
    ),
}).describe("The session record, or each of several.");

const ExpectedOne = strictObject({
  issue: ExpectedIssue.optional(),
  session: ExpectedSession.optional(),
  pull: ExpectedPull.optional().describe("The pull request of its branch."),
});

const ExpectedFile = z
  .union([
    z.literal(false),
    z.literal(true),
    strictObject({ contains: Texts.optional(), lacks: Texts.optional() }),
  ])
  .describe("true: it is there; false: it is not; or what its text contains and lacks.");

const ExpectedRun = strictObject({
  event: z.string().optional().describe("E.g. issues, issue_comment, workflow_dispatch."),
  conclusion: Conclusion.optional(),
  jobs: z
    .record(z.string(), Conclusion)
    .optional()
    .describe(
      'Conclusion by job name, where * stands for anything, e.g. "* / publish". At least one job fits, and all that fit ended so.',
    ),
}).describe("One workflow run.");

/** `expect.yml`: the final state. What is not mentioned may be anything. */
export const Expectation = strictObject({
  $schema: z.string().optional(),
  issue: ExpectedIssue.optional(),
  session: ExpectedSession.optional(),
  issues: z
    .record(z.string().regex(/^\d+$/, "the number of an issue"), ExpectedOne)
    .optional()
    .describe("More about one of several issues, by its number."),
  pulls: z.array(ExpectedPull).optional().describe("All pull requests, oldest first; [] for none."),
  services: z
    .record(
      z.string(),
      strictObject({
        running: z.boolean().optional(),
        starts: Count.optional().describe(
          "Processes started, the one before the scenario included.",
        ),
      }),
    )
    .optional()
    .describe("Environments of the stage's host."),
  cluster: z
    .record(
      z.string(),
      z.record(
        z.string().regex(/^[a-z]+\/[a-z0-9.-]+$/, "kind/name, e.g. deployment/shop"),
        z.union([
          z.literal(false),
          strictObject({
            image: z.string().optional().describe("Of its first container; `*` for any text."),
            release: z
              .union([z.string(), z.literal(false)])
              .optional()
              .describe("Miyabi's release that its pods are of, `*` for any text; false: none."),
            ready: Count.optional().describe("Replicas that are ready."),
            applies: Count.optional().describe(
              "Writes by kubectl apply, dry runs left out. One that would change nothing is never sent.",
            ),
            otherWrites: Count.optional().describe("All others, as of kubectl rollout undo."),
          }),
        ]),
      ),
    )
    .optional()
    .describe("Objects of the cluster by environment; false: it is not there."),
  deployments: z
    .record(z.string(), z.array(z.string()))
    .optional()
    .describe("GitHub's deployments: newest status of each, by environment, e.g. [success]."),
  files: z.record(z.string(), ExpectedFile).optional().describe("Files of the default branch."),
  branches: Texts.optional().describe("Exactly these, `*` stands for anything; in any order."),
  tags: Texts.optional().describe("Exactly these, `*` stands for anything; in any order."),
  otherIssues: Texts.optional().describe(
    "Title of every other issue, `*` stands for anything; [] for none.",
  ),
  runs: z
    .array(ExpectedRun)
    .optional()
    .describe("All workflow runs of which at least one job was not skipped, in order."),
  requests: strictObject({
    github: Count.optional().describe("REST requests at most."),
    model: Count.optional().describe("Requests to the model at most."),
  }).optional(),
}).describe("expect.yml: how things stand at the end. What is not mentioned may be anything.");
export type Expectation = z.infer<typeof Expectation>;
