import { strFromU8, unzipSync } from "fflate";
import type { SessionRecord } from "../../core/session/session.ts";
import { storedSession } from "../../core/session/stored-session.ts";
import type { ArtifactShelf } from "../contract/artifacts.ts";

/** The newest session record of an issue among the artifacts, undefined where there is none. */
export function sessionOf(shelf: ArtifactShelf, issue: number): SessionRecord | undefined {
  const name = new RegExp(`^session-${issue}-r(\\d+)$`);
  const revisions = shelf
    .list({})
    .flatMap((artifact) => {
      const revision = name.exec(artifact.name)?.[1];
      return revision === undefined ? [] : [{ artifact, revision: Number(revision) }];
    })
    .sort((a, b) => b.revision - a.revision);
  const newest = revisions[0];
  if (!newest) return undefined;
  const file = unzipSync(newest.artifact.zip)["session.json"];
  return file && storedSession(JSON.parse(strFromU8(file)));
}
