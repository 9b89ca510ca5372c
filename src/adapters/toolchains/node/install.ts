import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { digestOf } from "../../../core/digest.ts";
import type { CommandResult, Commands } from "../../../ports/commands.ts";
import { plainTextIn } from "../../files/plain-file.ts";
import { endingOf } from "../tool-run.ts";
import { MANAGER_ENVIRONMENT, managerProgram } from "./manager-program.ts";
import { packageManagerOf, type PackageManager } from "./package-manager.ts";
import { dependenciesOf, readManifest, type Manifest } from "./package-manifest.ts";

const SECONDS = 900;
/** Install scripts are code of strangers and are not run (threat 12). */
const NPM_FLAGS = ["--ignore-scripts", "--no-audit", "--no-fund"];
const LOCK = { npm: "package-lock.json", pnpm: "pnpm-lock.yaml", yarn: "yarn.lock" } as const;

/** Makes sure that a tree's packages are there; undefined where they are, else why not. */
export type Install = (path: string, manifest: Manifest) => Promise<string | undefined>;

/**
 * From the lock file, which nothing changes.
 * @param cache a folder of ours; yarn 1 would have its own below /usr where it may
 */
function argumentsOf(manager: PackageManager, cache: string): string[] {
  switch (manager.name) {
    case "npm":
      return manager.isLocked
        ? ["ci", ...NPM_FLAGS]
        : ["install", "--no-package-lock", ...NPM_FLAGS];
    case "pnpm":
      // Its store would else lie where HOME's disk is not, in the tree.
      return ["install", "--frozen-lockfile", "--ignore-scripts", "--store-dir=~/.pnpm-store"];
    case "yarn":
      return manager.isBerry
        ? ["install", "--immutable", "--mode=skip-build"]
        : [
            ...["install", "--frozen-lockfile", "--ignore-scripts", "--non-interactive"],
            ...["--cache-folder", cache],
          ];
  }
}

/** A line of Yarn 2 and newer that tells a fault, among all those of its progress. */
const BERRY_FAULT = /^➤ YN(?!0000)\d{4}: [│┌└·]?\s*(.*)$/;

function faultOf(name: string, result: CommandResult): string {
  const faults = result.stdout.split("\n").flatMap((line) => BERRY_FAULT.exec(line)?.[1] ?? []);
  const last = faults.at(-1);
  return last === undefined
    ? endingOf(name, result)
    : endingOf(name, { ...result, stdout: last, stderr: "" });
}

/**
 * Installs once for each state of manifests and lock file, where the lock file lies: in a workspace that is
 * its root, and one installation serves all members.
 */
export function installer({
  commands,
  reports,
  workspace,
}: {
  commands: Commands;
  reports: string;
  workspace: string;
}): Install {
  const done = new Set<string>();
  const program = managerProgram({ commands, reports });
  return async (path, manifest) => {
    if (dependenciesOf(manifest).length === 0 && workspace === path) return undefined;
    const root = await readManifest(workspace);
    if ("problem" in root) return root.problem;
    const found = await packageManagerOf(workspace, root.manifest);
    if ("problem" in found) return found.problem;
    const { manager } = found;
    const lock = (await plainTextIn(workspace, LOCK[manager.name])) ?? "";
    const state = digestOf({ workspace, manifest, root: root.manifest, lock });
    if (done.has(state)) return undefined;
    const started =
      manager.name === "npm" ? { command: ["npm"] } : await program(manager, workspace);
    if ("problem" in started) return started.problem;
    const cache = join(reports, "yarn-cache");
    await mkdir(cache, { recursive: true });
    const args = argumentsOf(manager, cache);
    const result = await commands.run([...started.command, ...args], {
      cwd: workspace,
      env: manager.name === "npm" ? {} : MANAGER_ENVIRONMENT,
      timeoutSeconds: SECONDS,
      writable: [cache],
    });
    if (result.code !== 0) return faultOf(`${manager.name} ${args[0] ?? ""}`, result);
    done.add(state);
    return undefined;
  };
}
