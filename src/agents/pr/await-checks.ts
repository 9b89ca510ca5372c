import {
  asksForPeople,
  awaitedText,
  failedOf,
  openOf,
  type RequiredCheck,
} from "../../core/pull/required-checks.ts";
import type { Pull, SessionRecord } from "../../core/session/session.ts";
import type { Ground, Objection } from "./check-bundle.ts";
import { held } from "./halt.ts";
import { merge, type Merging } from "./merge.ts";
import type { Ports } from "./ports.ts";

/** How waiting for the required checks ended. */
export type Awaited =
  | Exclude<Merging, { kind: "refused" }>
  /** Left to people, or to the sweep where checks are still awaited. */
  | { kind: "waits"; why: string; awaits: string[] }
  /** Somebody merged or closed the pull request meanwhile. */
  | { kind: "settled" }
  /** Somebody stopped the session meanwhile. */
  | { kind: "stopped"; why: string };

/** Some 4 requests for each look, of the thousand that a repository has in an hour. */
const FIRST_PAUSE_MS = 30_000;
const PAUSE_MS = 60_000;
/** Looks with the short pause: checks that take a few minutes are the usual ones. */
const EARLY_LOOKS = 10;
/** All is green and GitHub refuses still: it may not have seen the last check end. Then it means something else. */
const GREEN_LOOKS = 2;

const red = (failed: readonly RequiredCheck[], pull: Pull): Objection => ({
  reason: "checks_failed",
  kind: "quality",
  severity: "high",
  text: `Required checks fail on pull request #${pull.number}; nothing was merged.`,
  checks: failed.map(({ name }) => `required check: ${name}`),
  recommendation:
    "Read what failed. Where it was a hiccup, run the check again and comment `/miyabi retry`: the same change is merged. No approval here makes GitHub merge it.",
  subject: { pull: pull.number, head: pull.headSha, failed: failed.map(({ name }) => name) },
  approvable: false,
  retry: "publish",
});

/** What else may have happened while the job waited; undefined where things are as they were. */
async function meanwhile(
  { issue, pull }: SessionRecord & { pull: Pull },
  { base, head }: Pick<Ground, "base" | "head">,
  ports: Ports,
): Promise<Awaited | undefined> {
  const now = await ports.pulls.read(pull.number);
  if (now.state === "closed") return { kind: "settled" };
  if (now.headSha !== pull.headSha) return { kind: "head_moved", head: now.headSha };
  const why = await held(issue.number, ports);
  if (why !== undefined) return { kind: "stopped", why };
  const at = await ports.repository.headOf(base);
  return at === undefined || at === head ? undefined : { kind: "base_moved", head: at };
}

/**
 * Merges, after a wait for the checks that the branch requires where GitHub demands them. Asks for nothing
 * more where the merge goes through at once.
 */
export async function mergeOrWait(
  record: SessionRecord & { pull: Pull },
  ground: Pick<Ground, "base" | "head" | "config">,
  ports: Ports,
): Promise<Awaited> {
  const { clock, checks } = ports;
  const { pull } = record;
  const forPeople = (why: string): Awaited => ({ kind: "waits", why, awaits: [] });
  const deadline = clock.monotonic() + ground.config.merge.waitMinutes * 60_000;
  let outcome = await merge(record, ground, ports);
  for (let looks = 1, green = 0; ; looks += 1) {
    if (outcome.kind !== "refused") return outcome;
    const { message } = outcome;
    if (asksForPeople(message)) return forPeople(message);
    const required = await checks.at({ sha: pull.headSha, branch: ground.base });
    if (required.length === 0) return forPeople(message);
    const failed = failedOf(required);
    if (failed.length > 0) return { kind: "objection", objection: red(failed, pull) };
    const open = openOf(required);
    if (open.length === 0 && ++green > GREEN_LOOKS) return forPeople(message);
    const left = deadline - clock.monotonic();
    if (open.length > 0 && left <= 0)
      return { kind: "waits", why: awaitedText(open), awaits: open.map(({ name }) => name) };
    if (open.length > 0 || green > 1) {
      const pause = looks <= EARLY_LOOKS ? FIRST_PAUSE_MS : PAUSE_MS;
      await clock.sleep(open.length > 0 ? Math.min(pause, left) : pause);
    }
    const other = await meanwhile(record, ground, ports);
    if (other) return other;
    if (open.length === 0) outcome = await merge(record, ground, ports);
  }
}
