import { shortDigest } from "../digest.ts";
import { inertLine } from "../text/inert-line.ts";
import { isApprovable } from "./escalation-view.ts";
import type { Escalation } from "./escalation.ts";
import { mentionsOf } from "./mentions.ts";
import type { Overdue } from "./overdue.ts";

/** `2026-01-05 10:00 UTC` */
const timeOf = (at: string | Date): string =>
  `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;

type Told = {
  /** Logins of who is asked. */
  asked: readonly string[];
  /** Address of the comment that asks, where it is known. */
  link: string | undefined;
};

const answers = (question: Escalation): string =>
  [
    ...(isApprovable(question) ? [`\`/miyabi approve ${shortDigest(question.digest)}\``] : []),
    "`/miyabi retry`",
    "`/miyabi reject`",
  ].join(", ");

const about = ({ reason, raisedAt }: Escalation, link: string | undefined): string =>
  `${link === undefined ? "The question" : `[The question](${link})`} is from ${timeOf(raisedAt)}: ${inertLine(reason)}`;

/** A comment of its own, since GitHub tells nobody of an edited one. */
export function renderReminder(
  { question, expiresAt }: Omit<Overdue, "kind">,
  { asked, link }: Told,
): string {
  const mentions = mentionsOf(asked);
  return [
    `### ⏰ Miyabi still waits for a decision${mentions.length > 0 ? `: ${mentions.join(", ")}` : ""}`,
    about(question, link),
    `Answer with a new comment: ${answers(question)}.${
      expiresAt === undefined
        ? ""
        : ` Without an answer the question expires on ${timeOf(expiresAt)}; nothing is lost then.`
    }`,
  ].join("\n\n");
}

/** Said when a question has expired. */
export function renderExpiry(question: Escalation, { asked, link }: Told): string {
  const mentions = mentionsOf(asked);
  return [
    `### ⌛ Nobody decided, so this is blocked${mentions.length > 0 ? `: ${mentions.join(", ")}` : ""}`,
    about(question, link),
    "An approval of it does not count any more. What was done so far is kept: comment `/miyabi retry` to go on and be asked anew, or `/miyabi reject` to close the issue.",
  ].join("\n\n");
}

/** The answer to an approval that comes too late. */
export const expiredText = (at: string): string =>
  `This question expired on ${timeOf(at)}, since nobody had answered it, so nothing was approved. Comment \`/miyabi retry\`: it is asked anew, with what is true then.`;
