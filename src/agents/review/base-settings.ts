import type { FileDiff } from "../../core/diff.ts";
import {
  bringsSettings,
  NO_SETTINGS,
  settingsBeside,
  type BaseSettings,
} from "../../core/review/weakened/overrides.ts";
import type { Workspace } from "../../ports/workspace.ts";

/** The settings of tests and linters that the base has beside those that a change brings. */
export async function baseSettings(
  { workspace, baseSha }: { workspace: Pick<Workspace, "fileAt" | "filesAt">; baseSha: string },
  files: readonly FileDiff[],
): Promise<BaseSettings> {
  if (!bringsSettings(files)) return NO_SETTINGS;
  const paths = await workspace.filesAt(baseSha);
  const texts = new Map<string, string>();
  for (const path of settingsBeside(files, paths))
    texts.set(path, (await workspace.fileAt(baseSha, path)) ?? "");
  return { paths, texts };
}
