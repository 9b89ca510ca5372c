import { join } from "node:path";
import { CHECKPOINT_FILE, type Checkpoint, type Standing } from "../../core/task/checkpoint.ts";
import { parseDiff } from "../../core/diff.ts";
import { messageOf } from "../../core/error-code.ts";
import { checkpointArtifact } from "../../core/names.ts";
import { withoutSecretLines } from "../../core/review/secrets-scan.ts";
import type { Worktree } from "../../ports/workspace.ts";
import type { LaneWork } from "./lane-work.ts";
import { forbiddenIn } from "./policy.ts";

export type Keeping = {
  task: string;
  worktree: Pick<Worktree, "keep">;
  /** Commit that holds what the task builds on. */
  start: string;
  /** When the work began, and began again; oldest first. */
  since: readonly string[];
  /** What an earlier checkpoint had kept, laid over `start`. */
  laid: string | undefined;
  work: Pick<LaneWork, "input" | "lane" | "config" | "workspace" | "ports">;
};

const NOT_KEPT =
  "What was written since then was not kept, since it held what may be in no artifact; the worktree is as it was before.";

/** A standing without what looks like a secret in the output of checks or the engine's words. */
function safe({ problem, brokenOff, ...standing }: Standing): Standing {
  const summary = brokenOff?.summary;
  return {
    ...standing,
    ...(problem && { problem: { ...problem, text: withoutSecretLines(problem.text) } }),
    ...(brokenOff && {
      brokenOff: summary === undefined ? {} : { summary: withoutSecretLines(summary) },
    }),
  };
}

/**
 * Hands over where one task stands, between its tries and when its job is about to end, so that another
 * job goes on from there. An artifact cannot be taken back: a tree that holds what looks like a secret,
 * or that breaks a policy, is in none. Its facts are, with the last tree that may be kept.
 */
export class Checkpoints {
  readonly #keeping: Keeping;
  /** What could not be kept, and why. */
  readonly warnings: string[] = [];
  /** Name of the newest one that was handed over. */
  newest: string | undefined;
  #number = 0;
  #kept: string | undefined;

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
    this.#kept = keeping.laid;
  }

  /** @param tried commit of the try that has ended; without it, what lies in the worktree now */
  async keep(standing: Standing, tried?: string): Promise<void> {
    try {
      await this.#put(await this.#safeStanding(standing, tried));
    } catch (error) {
      this.warnings.push(`A checkpoint could not be kept: ${messageOf(error)}`);
    }
  }

  /** Moves on to the newest tree that may be kept. */
  async #safeStanding(standing: Standing, tried: string | undefined): Promise<Standing> {
    const { task, worktree, start, work } = this.#keeping;
    const message = `chore: Keep the work on ${task}`;
    const commit = await worktree.keep({ message, onto: start, of: tried });
    const isForbidden =
      commit !== undefined &&
      forbiddenIn(
        await work.workspace.entriesChanged(start, commit),
        parseDiff(await work.workspace.diff(start, commit)),
        work.config.protectedPaths,
      ) !== undefined;
    if (!isForbidden) {
      this.#kept = commit;
      return safe(standing);
    }
    const { problem, brokenOff, ...rest } = standing;
    const told = { failure: problem?.failure ?? "model", text: problem?.text ?? "" } as const;
    return safe({
      ...rest,
      problem: { ...told, text: `${told.text}\n${NOT_KEPT}`.trim() },
      ...(brokenOff && { brokenOff: {} }),
    });
  }

  async #put(standing: Standing): Promise<void> {
    const { task, since, work } = this.#keeping;
    const { input, lane, workspace, ports } = work;
    const { sha, runAttempt } = ports.context;
    const commit = this.#kept;
    if (commit === undefined && standing.turns === 0) return; // nothing was done
    this.#number += 1;
    const out = await ports.files.folder(`${task}-checkpoint`);
    const bundle = `${task}.bundle`;
    const checkpoint: Checkpoint = {
      ...standing,
      ...input,
      task,
      baseSha: sha,
      digest: lane.digests.get(task) ?? "",
      ...(commit === undefined ? {} : { commit, bundle }),
      since: [...since],
    };
    const file = join(out, CHECKPOINT_FILE);
    await ports.files.write(file, `${JSON.stringify(checkpoint, null, 2)}\n`);
    const files = [file];
    if (commit !== undefined) {
      files.push(join(out, bundle));
      await workspace.bundle({ file: join(out, bundle), base: sha, tip: commit, name: task });
    }
    const { attempt } = input;
    const name = checkpointArtifact({ task, attempt, runAttempt, number: this.#number });
    await ports.exchange.put(name, out, files);
    this.newest = name;
  }
}
