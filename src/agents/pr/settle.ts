import { buildEscalation } from "../../core/people/escalation-view.ts";
import { qualityLabel } from "../../core/pull/pull-text.ts";
import type { QualityReport } from "../../core/review/quality.ts";
import { inertLine } from "../../core/text/inert-line.ts";
import type { Reason } from "../../core/result.ts";
import type { Pull, SessionRecord } from "../../core/session/session.ts";
import { mergeOrWait } from "./await-checks.ts";
import type { Ground } from "./check-bundle.ts";
import type { Publication } from "./decide.ts";
import { finish, object, questionOf, standing, type Ending } from "./ending.ts";
import { pause } from "./halt.ts";
import { checkMerged, handOver, REOPEN } from "./merge.ts";
import type { Ports } from "./ports.ts";
import { comment, publish, PULL_COMMENT } from "./publish.ts";

/** The pull request is merged, by us now, by an earlier run, or by people: on to the deployment. */
async function afterMerge(
  record: SessionRecord & { pull: Pull },
  { sha, report }: { sha: string; report: QualityReport },
  ports: Ports,
): Promise<Ending> {
  const at = ports.clock.now();
  const merged = {
    ...record,
    pull: { ...record.pull, merged: record.pull.merged ?? { sha, at: at.toISOString() } },
  };
  const objection = await checkMerged(sha, report, ports);
  const stands = objection && standing(merged, [objection], at);
  if (stands) return object(merged, stands, ports);
  return { ...handOver(merged, { sha, report }, ports), phase: "success" };
}

/** What an earlier run or people did to the pull request; undefined where it is still open. */
export async function settled(
  record: SessionRecord,
  report: QualityReport,
  ports: Ports,
): Promise<Ending | undefined> {
  const { pull } = record;
  if (pull === undefined) return undefined;
  // Another head is another change: a pull request that was merged for the old one is history.
  if (pull.headSha !== report.headSha && pull.merged !== undefined) return undefined;
  const now = await ports.pulls.read(pull.number);
  if (now.merged && now.mergeSha !== undefined)
    return afterMerge({ ...record, pull }, { sha: now.mergeSha, report }, ports);
  if (now.state === "open") return undefined;
  const escalation = buildEscalation({
    kind: "conflict",
    severity: "low",
    issue: record.issue.number,
    reason: `Pull request #${pull.number} was closed without a merge.`,
    failingChecks:
      (await ports.repository.headOf(pull.branch)) === undefined
        ? [`its branch ${pull.branch} was deleted`]
        : [],
    recommendation: REOPEN,
    subject: { pull: pull.number, closed: true },
    retry: "publish",
    at: ports.clock.now(),
  });
  return object(record, { reason: "rejected", escalation }, ports);
}

type Open = { record: SessionRecord & { pull: Pull }; said: string };

type Left = {
  reason: Reason;
  why: string;
  score: number;
  /** Required checks for which the sweep waits. */
  awaits?: string[];
};

/** Leaves the merge to people, or to a later run where the repository's own checks are awaited. */
async function leaveOpen(
  { record, said }: Open,
  { reason, why, score, awaits = [] }: Left,
  ports: Ports,
): Promise<Ending> {
  const { number } = record.pull;
  const sentence = (reasons: string): string =>
    awaits.length > 0
      ? `Pull request #${number} is open; ${reasons}. The sweep goes on when they have ended, or comment \`/miyabi retry\`.`
      : `Pull request #${number} is open and waits for people: ${reasons}. Once it is merged the sweep has it deployed, or comment \`/miyabi retry\`.`;
  const pull = { ...record.pull, ...(awaits.length > 0 ? { awaits } : {}) };
  const body = `${said}\n\n⏳ ${sentence(inertLine(why, 1_000))}`;
  const told = await comment({ ...record, pull }, { key: PULL_COMMENT, body }, ports);
  await ports.issues.relabel(record.issue.number, {
    add: [`state:${record.state}`, qualityLabel(score)],
  });
  return {
    record: told,
    result: finish("waiting", reason, sentence(why), pull),
    phase: "waiting",
  };
}

type Cleared = {
  report: QualityReport;
  publication: Publication;
  ground: Ground;
  /** How it ends where the default branch moves under the merge. */
  moved: (record: SessionRecord, head: string) => Promise<Ending>;
  /** How it ends where the issue's branch does. */
  pushed: (record: SessionRecord, head: string | undefined) => Promise<Ending>;
};

/**
 * Where the default branch is, if it moved since it was checked. GitHub merges onto whatever is there, so
 * this is the last look before; an older pull request may remember an older base.
 */
async function movedTo(
  { base, head }: Ground,
  seen: string,
  { repository }: Ports,
): Promise<string | undefined> {
  if (seen === head) return undefined;
  const now = await repository.headOf(base);
  return now === head ? undefined : now;
}

/** Past all gates: push, open, and merge where that is ours to do. */
export async function bringIn(
  record: SessionRecord,
  cleared: Cleared,
  ports: Ports,
): Promise<Ending> {
  const { report, publication } = cleared;
  // Saved before the merge: a run that dies in between finds the pull request by its number.
  const published = await publish(record, cleared, ports);
  const saved = await ports.sessions.save(published.record);
  if (saved.pull === undefined) throw new Error("the stored session lost its pull request");
  const opened = { ...saved, pull: saved.pull };
  const { score } = report;
  const open = { record: opened, said: published.said };
  if (publication.kind !== "merge")
    return leaveOpen(open, { reason: "pull_opened", why: publication.why, score }, ports);
  const head = await movedTo(cleared.ground, published.baseSha, ports);
  if (head !== undefined) return cleared.moved(opened, head);
  const merging = await mergeOrWait(opened, cleared.ground, ports);
  switch (merging.kind) {
    case "merged":
      return afterMerge(opened, { sha: merging.sha, report }, ports);
    case "base_moved":
      return cleared.moved(opened, merging.head);
    case "head_moved":
      return cleared.pushed(opened, merging.head);
    case "waits":
      return leaveOpen(open, { ...merging, reason: "checks_pending", score }, ports);
    case "stopped":
      return pause(opened, merging.why, ports);
    case "settled": {
      const ending = await settled(opened, report, ports);
      if (ending) return ending;
      throw new Error(`pull request #${opened.pull.number} was reopened in the same moment`);
    }
    case "objection": {
      const escalation = questionOf(merging.objection, record.issue.number, ports.clock.now());
      return object(opened, { reason: merging.objection.reason, escalation }, ports);
    }
  }
}
