import { z } from "zod";
import {
  ISSUE_TYPES,
  PRIORITIES,
  SECURITY_LEVELS,
  SEVERITIES,
  type Analysis,
} from "../../core/issue/analysis.ts";
import { labelledBy } from "../../core/issue/analysis-labels.ts";
import { boundedComplexity } from "../../core/issue/complexity.ts";
import { similarText } from "../../core/issue/similar-view.ts";
import type { MoneyLimit } from "../../core/budget/purse.ts";
import { quote, QUOTE_RULE } from "../../core/text/quote.ts";
import type { IssueSnapshot } from "../../core/session/session.ts";
import type { Question } from "../../ports/model.ts";

const Words = z.array(z.string().max(80)).max(30).default([]);
const Sentences = z.array(z.string().max(400)).max(10).default([]);

/** What the model is asked for: a judgement, every list bounded. */
const Judgement = z.object({
  complexity: z.number().min(0).max(10).describe("0: a typo, 5: several parts, 10: a new system"),
  reasons: Sentences.describe("Why this complexity, a sentence each"),
  type: z.enum(ISSUE_TYPES),
  security: z.enum(SECURITY_LEVELS).describe("How much harm a mistake in this change could do"),
  priority: z.enum(PRIORITIES).describe("P0-Critical only where production is broken now"),
  severity: z.enum(SEVERITIES),
  estimatedHours: z
    .number()
    .positive()
    .max(1000)
    .optional()
    .describe("Of a developer; leave it out without good grounds"),
  keywords: Words.describe("Canonical technical words, for finding similar issues"),
  components: Words.describe("Parts of the system, as paths or names"),
  symptoms: Words.describe("What goes wrong, in canonical words; empty where nothing does"),
  missing: Sentences.describe(
    "Questions that must be answered before anyone could build this; empty where the text is enough",
  ),
});
type Judgement = z.infer<typeof Judgement>;

const SYSTEM = [
  "You judge an issue of a software repository, so that others can plan its implementation.",
  "Do not propose a solution. Ask for missing information only where the issue cannot be built without guessing what is wanted; details that a developer would decide are not missing.",
  QUOTE_RULE,
].join("\n");

export const issueQuestion = (
  issue: IssueSnapshot,
  {
    similar,
    limits,
    nonce,
  }: Pick<Analysis, "similar"> & { limits: readonly MoneyLimit[]; nonce: () => string },
): Question<Judgement> => ({
  agent: "issue",
  subject: String(issue.number),
  system: SYSTEM,
  prompt: [
    `Judge issue #${issue.number}.`,
    quote("title", issue.title, nonce),
    quote("body", issue.body === "" ? "(empty)" : issue.body, nonce),
    quote("labels", issue.labels.join("\n"), nonce),
    ...(similar.length === 0
      ? []
      : [
          "Earlier issues with words in common, and how they ended; they may be something else altogether:",
          quote("earlier issues", similarText({ similar }), nonce),
        ]),
  ].join("\n\n"),
  schema: Judgement,
  limits,
});

/** Where the model gives no better grounds (design: domain, "IssueAgent"). */
const HOURS_PER_POINT = 2;

/** The judgement as the session keeps it: complexity bounded by the text, people's labels first. */
export function analysisOf(
  judgement: Judgement,
  issue: IssueSnapshot,
  similar: Analysis["similar"],
): Analysis {
  const { estimatedHours, ...rest } = judgement;
  const { complexity, reasons } = boundedComplexity(judgement, `${issue.title}\n${issue.body}`);
  return {
    ...rest,
    ...labelledBy(issue.labels),
    complexity,
    reasons,
    estimatedHours: estimatedHours ?? Math.max(1, HOURS_PER_POINT * complexity),
    similar,
  };
}
