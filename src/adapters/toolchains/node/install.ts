import { access } from "node:fs/promises";
import { join } from "node:path";
import { digestOf } from "../../../core/digest.ts";
import type { Commands } from "../../../ports/commands.ts";
import { plainTextIn } from "../../files/plain-file.ts";
import { endingOf } from "../tool-run.ts";
import { dependenciesOf, type Manifest } from "./package-manifest.ts";

const SECONDS = 900;
/** Install scripts are code of strangers and are not run (threat 12). */
const FLAGS = ["--ignore-scripts", "--no-audit", "--no-fund"];
const FOREIGN_LOCKS = ["pnpm-lock.yaml", "yarn.lock", "bun.lock", "bun.lockb"];

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Makes sure that a tree's packages are there; undefined where they are, else why not. */
export type Install = (path: string, manifest: Manifest) => Promise<string | undefined>;

/**
 * Installs once for each state of manifests and lock file, where the lock file lies: in a workspace that is
 * its root, and one installation serves all members.
 */
export function npmInstall(commands: Commands, workspace: string): Install {
  const done = new Set<string>();
  return async (path, manifest) => {
    if (dependenciesOf(manifest).length === 0 && workspace === path) return undefined;
    const locked = await exists(join(workspace, "package-lock.json"));
    for (const name of locked ? [] : FOREIGN_LOCKS)
      if (await exists(join(workspace, name)))
        return `packages are locked by ${name}; only npm's package-lock.json is installed`;
    const text = (await plainTextIn(workspace, "package-lock.json")) ?? "";
    const state = digestOf({ workspace, manifest, lock: text });
    if (done.has(state)) return undefined;
    const command = locked
      ? ["npm", "ci", ...FLAGS]
      : ["npm", "install", "--no-package-lock", ...FLAGS];
    const result = await commands.run(command, { cwd: workspace, timeoutSeconds: SECONDS });
    if (result.code !== 0) return endingOf(`npm ${command[1] ?? ""}`, result);
    done.add(state);
    return undefined;
  };
}
