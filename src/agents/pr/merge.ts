import { pullTitle, qualityLabel } from "../../core/pull/pull-text.ts";
import { hotfixOf } from "../../core/deploy/hotfix.ts";
import type { QualityReport } from "../../core/review/quality.ts";
import type { Pull, SessionRecord } from "../../core/session/session.ts";
import type { MergeOutcome } from "../../ports/pulls.ts";
import { move } from "../../core/session/transitions.ts";
import type { Ground, Objection } from "./check-bundle.ts";
import type { Ending } from "./ending.ts";
import type { Ports } from "./ports.ts";

export type Merging =
  | { kind: "merged"; sha: string }
  /** Somebody was faster: the default branch is at `head` now. */
  | { kind: "base_moved"; head: string }
  /** GitHub does not merge, and says why. */
  | { kind: "refused"; message: string }
  /** Somebody pushed to the issue's branch, which is at `head` now; undefined where it is gone. */
  | { kind: "head_moved"; head: string | undefined }
  | { kind: "objection"; objection: Objection };

const objection = (
  reason: Objection["reason"],
  pull: Pull,
  about: Pick<Objection, "text" | "recommendation" | "retry">,
): Extract<Merging, { kind: "objection" }> => ({
  kind: "objection",
  objection: {
    reason,
    kind: "conflict",
    severity: "high",
    checks: [`pull request #${pull.number}, reviewed head ${pull.headSha}`],
    subject: { pull: pull.number, head: pull.headSha, reason },
    approvable: false,
    ...about,
  },
});

/** What people can do with a pull request that they closed. */
export const REOPEN =
  "Reopen it (its branch must be there) and comment `/miyabi retry`, or close the issue.";

const TRIES = 3;
const PAUSE_MS = 2_000;

/** GitHub needs a moment to see that a branch was pushed, and until then calls the head another one. */
async function ask(record: SessionRecord & { pull: Pull }, ports: Ports): Promise<MergeOutcome> {
  const { pulls, repository, clock } = ports;
  const { pull, issue } = record;
  for (let tries = 1; ; tries += 1) {
    const outcome = await pulls.merge({
      number: pull.number,
      headSha: pull.headSha,
      title: pullTitle(record),
      message: `Closes #${issue.number}`,
    });
    if (outcome.kind !== "head_moved" || tries === TRIES) return outcome;
    if ((await repository.headOf(pull.branch)) !== pull.headSha) return outcome;
    await clock.sleep(PAUSE_MS);
  }
}

/** Merges exactly the reviewed head, or says why not. */
export async function merge(
  record: SessionRecord & { pull: Pull },
  ground: Pick<Ground, "base" | "head">,
  ports: Ports,
): Promise<Merging> {
  const { pull } = record;
  const outcome = await ask(record, ports);
  switch (outcome.kind) {
    case "merged":
      return outcome;
    case "head_moved":
      return { kind: "head_moved", head: await ports.repository.headOf(pull.branch) };
    case "refused": {
      const head = await ports.repository.headOf(ground.base);
      if (head !== undefined && head !== ground.head) return { kind: "base_moved", head };
      const now = await ports.pulls.read(pull.number);
      if (now.state === "closed")
        return objection("rejected", pull, {
          text: `Pull request #${pull.number} was closed without a merge.`,
          recommendation: REOPEN,
          retry: "publish",
        });
      if (now.mergeable === false)
        return objection("merge_conflict", pull, {
          text: `Pull request #${pull.number} conflicts with ${pull.base}.`,
          recommendation: "Comment `/miyabi retry`: the change is made again on the new base.",
        });
      return outcome;
    }
  }
}

/** What GitHub merged must be what was reviewed: another tree is not deployed unasked. */
export async function checkMerged(
  sha: string,
  report: QualityReport,
  { workspaces }: Ports,
): Promise<Objection | undefined> {
  const merged = await workspaces.clone(sha);
  const tree = await merged.treeOf(await merged.commitOf("HEAD"));
  if (tree === report.treeSha) return undefined;
  return {
    reason: "tree_mismatch",
    kind: "quality",
    severity: "high",
    text: "The merged tree is not the tree that was reviewed; it is not deployed.",
    checks: [`reviewed tree ${report.treeSha}`, `merged tree ${tree} of commit ${sha}`],
    recommendation: "Read what came in besides the reviewed change; approve it to deploy it.",
    subject: { merged: tree },
    approvable: true,
  };
}

/** State deploying, for which label and quality label follow in one write; then the deployment jobs take over. */
export function handOver(
  record: SessionRecord & { pull: Pull },
  { sha, report }: { sha: string; report: QualityReport },
  { clock, context }: Pick<Ports, "clock" | "context">,
): Pick<Ending, "record" | "result" | "labels"> {
  const deploying = move(record, {
    to: "deploying",
    by: "pr",
    runId: context.runId,
    at: clock.now(),
    reason: `pull request #${record.pull.number} is merged`,
  });
  return {
    record: deploying,
    labels: [`state:${deploying.state}`, qualityLabel(report.score)],
    result: {
      outcome: "done",
      reason: "merged",
      message: `Pull request #${record.pull.number} is merged as ${sha.slice(0, 12)}.`,
      outputs: {
        next: "deploy",
        "pull-number": String(record.pull.number),
        "merge-sha": sha,
        hotfix: String(hotfixOf(record)),
      },
    },
  };
}
