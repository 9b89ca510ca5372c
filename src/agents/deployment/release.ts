import { z } from "zod";
import { UserError } from "../../core/errors.ts";
import { DeploymentResult } from "../../core/deploy/deployment.ts";
import { releaseNotes } from "../../core/deploy/release-notes.ts";
import type { Release } from "../../core/session/session.ts";
import { levelOf, nextTag } from "../../core/deploy/version.ts";
import type { ChangeKey } from "../../core/deploy/release-id.ts";
import type { Known } from "./change.ts";
import { handedOver, handOver } from "./hand-over.ts";
import type { Ports } from "./ports.ts";

const Planned = z.object({ tag: z.string(), previous: z.string().optional() });
type Planned = z.infer<typeof Planned>;

/** The version of this release; chosen once, also where the job runs again. */
async function plan(of: ChangeKey, messages: readonly string[], ports: Ports): Promise<Planned> {
  const about = { of, kind: "release-plan" } as const;
  const earlier = await handedOver(about, Planned, ports);
  if (earlier) return earlier;
  const planned = nextTag({
    tags: (await ports.repository.versions()).map(({ tag }) => tag),
    level: levelOf(messages),
    increment: ports.increment,
  });
  await handOver(about, planned, ports);
  return planned;
}

/**
 * Tags what production has proved, with the command that would go back (seed phase 8, "Rollback
 * Preparation"). Undefined where production of this run is not healthy: nothing unproved is tagged.
 */
export async function releaseCommit(
  { of, sha, before, noted, version }: Known,
  ports: Ports,
): Promise<Release | undefined> {
  const production = await handedOver({ of, kind: "production" }, DeploymentResult, ports);
  if (production?.outcome !== "healthy" || production.sha !== sha) return undefined;
  if (before === undefined && typeof of === "number")
    throw new UserError(
      "invalid_input",
      `Issue #${of} has no review: there is nothing to release.`,
    );
  const messages =
    before === undefined ? [] : await (await ports.workspaces.clone(sha)).messages(before, sha);
  // A commit that was released before, and rolled back or deployed once more since, keeps its version.
  const { tag, previous } = (await version()) ?? (await plan(of, messages, ports));
  const { rollbackCommand } = production;
  await ports.repository.release({
    tag,
    sha,
    title: tag,
    notes: releaseNotes(noted, { previous, messages, rollbackCommand }),
  });
  const release: Release = {
    version: tag.replace(/^v/, ""),
    ...(previous === undefined ? {} : { previous }),
    tag,
    sha,
    rollbackCommand: rollbackCommand ?? "",
  };
  await handOver({ of, kind: "release" }, release, ports);
  return release;
}
