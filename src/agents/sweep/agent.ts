// Sweep: on a schedule, looks at the state and not at events (design: users-want, fullsend #1611).
import { UserError } from "../../core/errors.ts";
import { isStateLabel } from "../../core/issue/labels.ts";
import { TRIGGER_LABEL } from "../../core/names.ts";
import type { AgentResult } from "../../core/result.ts";
import { openQuestion } from "../../core/session/session-edit.ts";
import { STATES, type SessionRecord } from "../../core/session/session.ts";
import { isRunning } from "../../core/session/transitions.ts";
import type { Issue } from "../../ports/issues.ts";
import { dueOf } from "./gates.ts";
import { decideRepair, awaitsNews } from "./decide.ts";
import { leftBranches } from "./left-branches.ts";
import type { Ports } from "./ports.ts";
import { newsOf } from "./pull-news.ts";
import { carryOut } from "./repair.ts";

export type { Ports } from "./ports.ts";

export const INPUTS = ["workflow", "notice-secrets", "github-token"] as const;
export type Input = { workflow: string };

/** @throws UserError invalid_input */
export function parseInput(raw: Pick<Record<(typeof INPUTS)[number], string>, "workflow">): Input {
  if (/^[\w.-]{1,100}\.ya?ml$/.test(raw.workflow)) return { workflow: raw.workflow };
  throw new UserError(
    "invalid_input",
    `workflow must be the name of a file in .github/workflows, e.g. miyabi.yml, got "${raw.workflow}".`,
  );
}

/** Each costs some requests of the thousand an hour; the next sweep takes the rest. */
const MOST_ISSUES = 100;

const LOOKED_FOR = [
  TRIGGER_LABEL,
  ...STATES.filter((state) => state !== "done").map((state) => `state:${state}`),
];

/** A closed issue is looked at where a run may have died on it: the merge of its pull request, or people, closed it. */
const MAY_STAND_STILL = STATES.filter(isRunning).map((state) => `state:${state}`);

type Loaded = { issue: Issue; record: SessionRecord | undefined };
type Sentence = { issue: number; text: string };

const isWorked = ({ labels }: Issue): boolean => labels.some(isStateLabel);

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Records that cannot be read are told of, never skipped in silence; the others go on. */
async function loadAll(issues: readonly Issue[], { sessions }: Ports) {
  const loaded: Loaded[] = [];
  const failed: Sentence[] = [];
  for (const issue of issues)
    try {
      loaded.push({
        issue,
        record: await sessions.load(issue.number, { elsewhere: true, worked: isWorked(issue) }),
      });
    } catch (error) {
      failed.push({ issue: issue.number, text: `its session cannot be read: ${textOf(error)}` });
    }
  return { loaded, failed };
}

type Found = Record<"repaired" | "failed" | "left", readonly Sentence[]>;

const resultOf = ({ repaired, failed, left }: Found): AgentResult => {
  const lines = [...repaired, ...failed, ...left].map(({ issue, text }) => `- #${issue} ${text}`);
  return {
    outcome: failed.length > 0 ? "failed" : "done",
    reason: failed.length > 0 ? "job_failed" : "swept",
    message:
      failed.length > 0
        ? `${failed.length} issues could not be swept; the summary names them.`
        : `${repaired.length} issues needed something.`,
    outputs: { repaired: String(repaired.length) },
    ...(lines.length > 0 ? { summary: lines.join("\n") } : {}),
  };
};

export async function run({ workflow }: Input, ports: Ports): Promise<AgentResult> {
  const active = await ports.runs.active(workflow);
  const open = await ports.issues.labelled(LOOKED_FOR);
  const closed = await ports.issues.closedLately(MAY_STAND_STILL);
  const issues = [...open, ...closed].slice(0, MOST_ISSUES);
  const { loaded, failed } = await loadAll(issues, ports);
  const known = new Set(loaded.flatMap(({ record }) => record?.runs ?? []));
  const strangeRun = active.some((id) => !known.has(id));
  const repaired: Sentence[] = [];
  for (const { issue, record } of loaded)
    try {
      const last = record?.runs.at(-1);
      const runOver =
        last === undefined || (!active.includes(last) && (await ports.runs.isOver(last)));
      const news =
        record && runOver && awaitsNews(issue, record) ? await newsOf(record, ports) : undefined;
      const asks = record && runOver && openQuestion(record) !== undefined;
      const due = asks ? await dueOf(record, ports) : undefined;
      const repair = decideRepair({ issue, record, runOver, strangeRun, news, due });
      const text = await carryOut(repair, { issue: issue.number, record, workflow }, ports);
      if (text !== undefined) repaired.push({ issue: issue.number, text });
    } catch (error) {
      failed.push({ issue: issue.number, text: textOf(error) });
    }
  const left = await leftBranches(new Set(open.map(({ number }) => number)), ports);
  return resultOf({ repaired, failed, left });
}
