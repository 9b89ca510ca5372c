import {
  dependencyFindings,
  namesDependencies,
  type Texts,
} from "../../core/review/dependencies/findings.ts";
import type { FileDiff } from "../../core/diff.ts";
import type { Finding } from "../../core/review/quality.ts";
import type { Workspace } from "../../ports/workspace.ts";

/** Readers of formats that core does not know. */
export type Parsers = {
  /** @throws where the text is no TOML */
  parseToml: (text: string) => unknown;
};

/** The two commits whose manifests are compared. */
export type DependencySubject = {
  workspace: Pick<Workspace, "fileAt">;
  baseSha: string;
  headSha: string;
  parsers: Parsers;
};

/** New dependencies and changed lock files, from both commits' manifests as they are in git. */
export async function dependencyChanges(
  { workspace, baseSha, headSha, parsers }: DependencySubject,
  files: readonly FileDiff[],
): Promise<Finding[]> {
  const texts = new Map<string, Texts>();
  for (const { path } of files.filter((file) => namesDependencies(file.path)))
    texts.set(path, {
      before: await workspace.fileAt(baseSha, path),
      after: await workspace.fileAt(headSha, path),
    });
  return dependencyFindings(files, texts, parsers.parseToml);
}
