import { clineLink } from "./cline-link.ts";
import { digestOf, shortDigest } from "../digest.ts";
import type { Escalation, EscalationKind } from "./escalation.ts";
import type { NoticesConfig } from "../notices/notices-config.ts";
import { askedText } from "../notices/routing.ts";
import { REVIEW_FILES } from "../review/review-files.ts";
import type { SessionRecord } from "../session/session.ts";
import { inertLine } from "../text/inert-line.ts";

/** The seed's three answers ("Escalation Format"). */
const ACTIONS: Escalation["actions"] = [
  { id: "approve_anyway", label: "Approve & Continue (override)" },
  { id: "manual_fix", label: "Open in Cline for manual fix" },
  { id: "reject", label: "Reject & Close Issue" },
];

/** Questions that an approval answers: there is something finished that it lets through. */
const APPROVABLE: readonly EscalationKind[] = [
  "complexity",
  "quality",
  "vulnerability",
  "secret",
  "protected_path",
];

/** Characters of one line of what failed. */
const SHOWN_CHECK = 2_500;

/** Questions that commits on the issue's branch can answer; what the others ask for no commit gives. */
const REPAIRABLE: readonly EscalationKind[] = [
  "compile",
  "conflict",
  "fault",
  "protected_path",
  "quality",
  "secret",
  "vulnerability",
];

/** Whether people can mend the cause by hand on the issue's branch. */
export const isRepairable = ({ kind }: Pick<Escalation, "kind">): boolean =>
  REPAIRABLE.includes(kind);

export const isApprovable = ({ kind }: Escalation): boolean => APPROVABLE.includes(kind);

export type Question = {
  kind: EscalationKind;
  severity: Escalation["severity"];
  issue: number;
  reason: string;
  failingChecks: readonly string[];
  recommendation: string;
  /** What is to be decided; an answer counts for its digest only (`digestOf`). */
  subject: unknown;
  /** Where the reviewed change itself is fine: /miyabi retry publishes it, nothing is made again. */
  retry?: Escalation["retry"];
  at: Date;
};

export const buildEscalation = (question: Question): Escalation => ({
  type: "escalation",
  kind: question.kind,
  severity: question.severity,
  issue: question.issue,
  reason: question.reason,
  context: {
    failing_checks: [...question.failingChecks],
    recommendation: question.recommendation,
  },
  actions: ACTIONS,
  digest: digestOf(question.subject),
  ...(question.retry === undefined ? {} : { retry: question.retry }),
  raisedAt: question.at.toISOString(),
});

/** A question for each digest: an edited comment would tell nobody that something new is asked. */
export const escalationKey = ({ digest }: Escalation): string =>
  `escalation-${shortDigest(digest)}`;

export type EscalationPlace = {
  /** `owner/name` */
  repository: string;
  /** Where the work is, or will be. */
  branch: string;
  /** e.g. `https://github.com` */
  serverUrl: string;
  /** Number of the pull request that is open for it. */
  pull?: number | undefined;
  /** Logins from the configuration; none: everyone with write access. */
  approvers?: readonly string[];
  /** Says who is asked, and whom of them GitHub tells; without it roles are named and nobody is mentioned. */
  notices?: NoticesConfig | undefined;
  /** Where the reviewed change lies, for as long as it is on no branch. */
  change?: SessionRecord["change"];
};

/** JSON in a fenced block; characters that Markdown or GitHub could act on are written as escapes. */
const fencedJson = (value: unknown): string => {
  const json = JSON.stringify(value, null, 2).replace(
    /[`<>@!]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return ["```json", json, "```"].join("\n");
};

/** The task as Cline gets it. */
const taskText = ({ issue, reason, context }: Escalation, place: EscalationPlace): string =>
  [
    `Miyabi stopped at issue #${issue} of ${place.repository}: ${reason}`,
    ...context.failing_checks,
    context.recommendation,
    `Work on the branch ${place.branch}; the comment on the issue says how to get it. Repair, commit, push, and comment /miyabi retry on ${place.serverUrl}/${place.repository}/issues/${issue}`,
  ].join("\n");

/**
 * How to get the branch. As long as Miyabi has pushed nothing, people make it: from what was reviewed,
 * which lies in an artifact, or else from the default branch.
 */
function checkout({ repository, serverUrl, branch, change }: EscalationPlace): string[] {
  const clone = `git clone ${serverUrl}/${repository}.git && cd ${repository.split("/").at(-1) ?? ""}`;
  if (change === undefined) return [clone, `git switch ${branch} || git switch -c ${branch}`];
  const dir = `../${branch.replaceAll("/", "-")}`;
  return [
    clone,
    `git switch ${branch} || {  # not there: take over what was reviewed`,
    `  gh run download ${change.runId} --name ${change.artifact} --dir ${dir}`,
    `  git fetch ${dir}/${REVIEW_FILES.bundle} ${branch} && git switch -c ${branch} FETCH_HEAD`,
    "}",
  ];
}

function repair(escalation: Escalation, place: EscalationPlace): string {
  if (escalation.kind === "complexity")
    return "To change the tasks first: `/miyabi plan`, and below it `drop`, `change` and `add`, or all `tasks`, in a fenced `yaml` block. The plan's comment has an example.";
  if (!isRepairable(escalation)) return "";
  return [
    `**Repair by hand** on the branch \`${place.branch}\`. \`/miyabi retry\` has it reviewed as you leave it:`,
    "```bash",
    ...checkout(place),
    "# repair, commit",
    `git push origin ${place.branch}`,
    "```",
  ].join("\n");
}

/** What the comment asks, who may answer and how, how to repair by hand, and the seed's JSON. */
export function renderEscalation(escalation: Escalation, place: EscalationPlace): string {
  const { context, digest, kind, reason, severity } = escalation;
  const { approvers = [] } = place;
  const checks = context.failing_checks.map((check) => `- ${inertLine(check, SHOWN_CHECK)}`);
  const who =
    approvers.length > 0
      ? approvers.map((login) => `\`${login}\``).join(", ")
      : "people with write access to this repository";
  const approve = isApprovable(escalation)
    ? [`- \`/miyabi approve ${shortDigest(digest)}\` – ${ACTIONS[0]?.label ?? "Approve"}`]
    : [];
  const sections = [
    `### ⚠️ Miyabi needs a decision: ${inertLine(reason)}`,
    `**Severity** ${severity} · **Kind** ${kind} · **Asked** ${askedText(kind, place.notices)} · **Digest** \`${shortDigest(digest)}\``,
    checks.length > 0 ? ["**What failed**", ...checks].join("\n") : "",
    `**Recommendation**: ${inertLine(context.recommendation, 600)}`,
    place.pull === undefined
      ? ""
      : `**Pull request** #${place.pull} · [its checks](${place.serverUrl}/${place.repository}/pull/${place.pull}/checks)`,
    [
      `**Answer** with a new comment whose first line is one of these. Counts from: ${who}.`,
      ...approve,
      "- `/miyabi retry` – go on from where it stopped, after a repair",
      "- `/miyabi reject REASON` – reject and close the issue",
    ].join("\n"),
    repair(escalation, place),
    `[Open in VS Code with Cline](${clineLink(taskText(escalation, place))})`,
    [
      "<details><summary>The same for machines</summary>",
      "",
      fencedJson(escalation),
      "",
      "</details>",
    ].join("\n"),
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}
