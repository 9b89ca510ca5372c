import { meaningOf } from "../../core/deploy/held.ts";
import { releaseText } from "../../core/deploy/release-id.ts";
import type { Deployed, DeploymentStatus } from "../../ports/deployments.ts";
import type { Ports } from "./ports.ts";

/** What the status of a release that people took back begins with: it tells it from one that was replaced. */
export const TAKEN_BACK = "Rolled back";

/** Deployments that are looked at, at most: each costs a request. */
const LOOKED_AT = 20;

type Seen = Deployed & { status: DeploymentStatus | undefined };

/** In place, or perhaps in place: a job that died in the middle says so of nothing. */
const mayRun = ({ status }: Seen): boolean => meaningOf(status?.state) !== "past";

/** Was healthy once and gave way to a later release. */
const gaveWay = ({ status }: Seen): boolean =>
  status?.state === "inactive" && !status.text.startsWith(TAKEN_BACK);

async function firstThat(
  fits: (seen: Seen) => boolean,
  listed: readonly Deployed[],
  { deployments }: Pick<Ports, "deployments">,
): Promise<Seen | undefined> {
  for (const deployed of listed.slice(0, LOOKED_AT)) {
    const seen = { ...deployed, status: await deployments.statusOf(deployed.id) };
    if (fits(seen)) return seen;
  }
  return undefined;
}

/** Whether a commit was once proved healthy in an environment, as far back as is looked. */
export async function wasHealthy(
  environment: "staging" | "production",
  sha: string,
  ports: Pick<Ports, "deployments">,
): Promise<boolean> {
  const listed = await ports.deployments.list(environment);
  const same = listed.filter((one) => one.sha === sha);
  const healthy = (one: Seen): boolean => one.status?.state === "success" || gaveWay(one);
  return (await firstThat(healthy, same, ports)) !== undefined;
}

/** Whether production can go back from a release, and to which. */
export type Undoable =
  | { kind: "undo"; deployment: Deployed; before: Deployed | undefined }
  /** `why`: one plain sentence without its full stop. */
  | { kind: "refused"; why: string };

/**
 * Only the newest release of ours is undone: what the target would go back to after a later one came and went is
 * not what people mean by "before".
 */
export async function undoable(
  release: string,
  ports: Pick<Ports, "deployments">,
): Promise<Undoable> {
  const [newest, ...older] = await ports.deployments.list("production");
  if (newest === undefined)
    return {
      kind: "refused",
      why: "GitHub knows no release of Miyabi's in production, so there is nothing to go back from",
    };
  const isOurs = newest.release === release;
  const now = await firstThat(mayRun, isOurs ? [newest] : [newest, ...older], ports);
  if (isOurs && now !== undefined) {
    const before = await firstThat((one) => mayRun(one) || gaveWay(one), older, ports);
    return { kind: "undo", deployment: newest, before };
  }
  const running = now ?? (await firstThat((one) => mayRun(one) || gaveWay(one), older, ports));
  const runs =
    running === undefined
      ? "which release production runs GitHub does not tell"
      : `production runs ${releaseText(running.release)}`;
  if (isOurs) return { kind: "refused", why: `release ${release} was taken back already; ${runs}` };
  return {
    kind: "refused",
    why:
      running?.release === release
        ? `${runs}, but ${releaseText(newest.release)} came after it and was taken back: what lies before them the target cannot tell. Revert the commit to undo it by a new release`
        : `${runs}, and not release ${release}`,
  };
}
