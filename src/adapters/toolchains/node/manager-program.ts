import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Commands } from "../../../ports/commands.ts";
import { endingOf } from "../tool-run.ts";
import { programOf } from "./installed-program.ts";
import type { PackageManager } from "./package-manager.ts";

const SECONDS = 300;
const VERSION = /^\d+\.\d+\.\d+\S*$/;

/**
 * No program that the tree brings along takes the package manager's place, nothing is told to its makers,
 * and nobody is asked.
 */
export const MANAGER_ENVIRONMENT = {
  YARN_IGNORE_PATH: "1",
  YARN_ENABLE_TELEMETRY: "0",
  COREPACK_ENABLE_DOWNLOAD_PROMPT: "0",
  COREPACK_ENABLE_PROJECT_SPEC: "0",
} as const;

/** The command that starts a package manager, or why there is none, in words for people. */
export type FoundProgram = { command: readonly string[] } | { problem: string };
type Foreign = Extract<PackageManager, { name: "pnpm" | "yarn" }>;

const packageOf = ({ name, isBerry }: Foreign): string => (isBerry ? "@yarnpkg/cli-dist" : name);

/** Whether a version reads this lock file; of pnpm each major reads those of some before it. */
const fits = (version: string, { name, pinned, isBerry }: Foreign): boolean =>
  pinned === undefined
    ? name === "pnpm" || version.startsWith("1.") !== isBerry
    : version === pinned;

/**
 * The program of pnpm or yarn: that on PATH, or the pinned version from npm's registry, in a folder of ours
 * that tests cannot write to. An unpinned one is not fetched: it would be another one each day.
 */
export function managerProgram({ commands, reports }: { commands: Commands; reports: string }) {
  const onPath = async ({ name }: Foreign): Promise<string | undefined> => {
    // Not in the tree: there pnpm and corepack would become the version that it names.
    const result = await commands.run([name, "--version"], {
      cwd: reports,
      env: MANAGER_ENVIRONMENT,
      timeoutSeconds: SECONDS,
    });
    const version = result.stdout.trim();
    return result.code === 0 && VERSION.test(version) ? version : undefined;
  };

  const fetched = async (manager: Foreign, workspace: string): Promise<FoundProgram> => {
    const { name, pinned = "" } = manager;
    const folder = join(reports, `${name}-${pinned}`);
    const there = await programOf(name, [folder]);
    if (there !== undefined) return { command: [there] };
    await mkdir(folder, { recursive: true });
    const command = [
      ...["npm", "install", "--prefix", folder, "--no-save", "--no-package-lock"],
      ...["--ignore-scripts", "--no-audit", "--no-fund"],
      // The registry that the repository uses; of its own folder npm would read no settings.
      ...[`--userconfig=${join(workspace, ".npmrc")}`, `${packageOf(manager)}@${pinned}`],
    ];
    const result = await commands.run(command, {
      cwd: folder,
      timeoutSeconds: SECONDS,
      writable: [folder],
    });
    const program = await programOf(name, [folder]);
    return result.code === 0 && program !== undefined
      ? { command: [program] }
      : { problem: endingOf(`npm install ${name}@${pinned}`, result) };
  };

  return async (manager: Foreign, workspace: string): Promise<FoundProgram> => {
    const { name, pinned } = manager;
    const version = await onPath(manager);
    if (version !== undefined && fits(version, manager)) return { command: [name] };
    if (pinned !== undefined) return fetched(manager, workspace);
    const found = version === undefined ? "is not installed" : `${version} does not read this lock`;
    return {
      problem: `${name} ${found}: pin it in package.json, e.g. "packageManager": "${name}@<version>"`,
    };
  };
}
