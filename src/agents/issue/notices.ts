import type { Analysis } from "../../core/issue/analysis.ts";
import { durationText } from "../../core/text/duration-text.ts";
import type { Gate } from "../../core/people/gate.ts";
import { mentionsOf } from "../../core/people/mentions.ts";
import { inertLine } from "../../core/text/inert-line.ts";
import { STOP_LABEL } from "../../core/names.ts";

/** Asks for what a vague issue lacks. */
export const renderQuestions = (missing: readonly string[]): string =>
  [
    "### 🤔 This issue says too little to build it",
    missing.map((one) => `- ${inertLine(one, 400)}`).join("\n"),
    "Answer in the issue's description (edit it), then comment `/miyabi retry`. Nothing was built.",
  ].join("\n\n");

/** Tells people before the work starts, and how to stop it (seed phase 1, complexity 5 to 7). */
export const renderNotice = (
  { complexity, reasons }: Pick<Analysis, "complexity" | "reasons">,
  {
    minutes,
    state,
    mentions = [],
  }: { minutes: number; state: "waits" | "over"; mentions?: readonly string[] },
): string =>
  [
    `### 🔔 Complexity ${complexity}/10: ${
      state === "waits"
        ? `Miyabi starts in ${durationText(minutes * 60)}`
        : "Miyabi goes on, nobody objected"
    }`,
    reasons.map((one) => `- ${inertLine(one)}`).join("\n"),
    mentions.length > 0 ? `Told: ${mentions.join(", ")}` : "",
    `To stop it, comment \`/miyabi stop\`, set the label \`${STOP_LABEL}\`, or close the issue.`,
  ]
    .filter((section) => section !== "")
    .join("\n\n");

/**
 * Said at once, before anything is built (seed, "Emergency Hotfixes"). The approvers are mentioned, so that
 * GitHub tells them; `gate` is what is asked of people before the work begins.
 */
export const renderHotfix = ({
  approvers,
  mentions: more = [],
  gate,
}: {
  approvers: readonly string[];
  /** Of others whom the configuration names, with their @. */
  mentions?: readonly string[];
  gate: Gate;
}): string => {
  const mentions = [...new Set([...mentionsOf(approvers), ...more])];
  return [
    "### 🚑 Hotfix: straight to production",
    `The priority is P0-Critical. Miyabi makes this issue one task, has it reviewed, merges it if the review lets it, and deploys it to production at once, without staging.${
      gate === "approve" ? " It is complex: nothing is built before people approve the plan." : ""
    }`,
    mentions.length > 0 ? `Told: ${mentions.join(", ")}` : "",
    `To stop it, comment \`/miyabi stop\`, set the label \`${STOP_LABEL}\`, or close the issue.`,
  ]
    .filter((section) => section !== "")
    .join("\n\n");
};
