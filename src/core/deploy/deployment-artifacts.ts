import { deploymentPrefix } from "../names.ts";
import { newestFirst } from "../newest-first.ts";
import type { ChangeKey } from "./release-id.ts";

/** What the deployment jobs hand over, one artifact each (names.ts, deploymentArtifact). */
export type DeploymentKind =
  /** A commit without a session, as the resolve job let it through. */
  | "resolved"
  | "staging"
  | "production"
  /** Response time before production was touched, so that a repeated run does not measure itself. */
  | "production-baseline"
  /** The version that was chosen, before it is tagged: a repeated run takes the same one. */
  | "release-plan"
  | "release"
  /** What was opened after a failure. */
  | "incident"
  /** Why a rollback that people asked for was not made. */
  | "rollback-refused";

/** The one file in each of them. */
export const DEPLOYMENT_FILE = "result.json";

/** The newest run attempt's artifact of this kind, undefined where there is none. */
export const newestOfKind = (
  names: readonly string[],
  { of, kind }: { of: ChangeKey; kind: DeploymentKind },
): string | undefined =>
  newestFirst(
    names.filter((name) => {
      const prefix = `${deploymentPrefix(of)}${kind}-t`;
      return name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length));
    }),
  )[0];
