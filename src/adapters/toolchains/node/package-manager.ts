import { join } from "node:path";
import { z } from "zod";
import { messageOf } from "../../../core/error-code.ts";
import { plainTextIn } from "../../files/plain-file.ts";
import { parseYaml } from "../../yaml/parse-yaml.ts";
import { isThere } from "./installed-program.ts";
import type { Manifest } from "./package-manifest.ts";

/** What installs a workspace's packages, with the lock file that it reads. */
export type PackageManager =
  | { name: "npm"; isLocked: boolean }
  | {
      name: "pnpm" | "yarn";
      /** As `packageManager` in package.json has it: `10.34.9`. */
      pinned: string | undefined;
      /** Yarn 2 and newer, another program than yarn 1. */
      isBerry: boolean;
    };

const LOCKS = {
  npm: ["package-lock.json"],
  pnpm: ["pnpm-lock.yaml"],
  yarn: ["yarn.lock"],
  bun: ["bun.lock", "bun.lockb"],
} as const;
type Name = keyof typeof LOCKS;
const NAMES = ["npm", "pnpm", "yarn", "bun"] as const satisfies readonly Name[];

/** `pnpm@10.34.9+sha512.abc`; nothing but an exact version is allowed there. */
const PINNED = /^(npm|pnpm|yarn|bun)@(\d+\.\d+\.\d+(?:-[\w.]+)?)(?:\+.*)?$/;
const YARN_SETTINGS = ".yarnrc.yml";
const YarnSettings = z.object({ nodeLinker: z.string().optional() }).nullable();

/** The package manager of a project, or why none can be used, in words for people. */
export type FoundManager = { manager: PackageManager } | { problem: string };

const NO_BUN =
  "bun is not supported: commit the lock file of npm, pnpm or yarn, or name the commands under checks in .github/miyabi.yml";

/** Why Yarn's packages could not be found where tools are looked for, undefined where they can. */
async function linkerProblem(workspace: string): Promise<string | undefined> {
  const text = (await plainTextIn(workspace, YARN_SETTINGS)) ?? "";
  try {
    const { nodeLinker = "pnp" } = YarnSettings.parse(parseYaml(text, YARN_SETTINGS)) ?? {};
    return nodeLinker === "pnp"
      ? `Yarn's Plug'n'Play is not supported, as tools are looked for in node_modules: set nodeLinker: node-modules in ${YARN_SETTINGS}`
      : undefined;
  } catch (error) {
    return `${YARN_SETTINGS} cannot be read: ${messageOf(error)}`;
  }
}

async function lockNames(workspace: string): Promise<Map<Name, string>> {
  const found = new Map<Name, string>();
  for (const name of NAMES)
    for (const lock of LOCKS[name])
      if (!found.has(name) && (await isThere(join(workspace, lock)))) found.set(name, lock);
  return found;
}

/** The one that package.json names, npm where its lock file lies there, else the lock file's. */
function chosen(
  pinned: Name | undefined,
  locks: ReadonlyMap<Name, string>,
): { name: Name } | { problem: string } {
  if (pinned) return { name: pinned };
  const names: readonly Name[] = locks.has("npm") ? ["npm"] : [...locks.keys()];
  return names.length > 1
    ? {
        problem: `packages are locked by ${[...locks.values()].join(" and ")}: remove one, or name one of them as packageManager in package.json`,
      }
    : { name: names[0] ?? "npm" };
}

/** Tells by `packageManager` and the lock files at a workspace's root what its packages come from. */
export async function packageManagerOf(
  workspace: string,
  { packageManager = "" }: Manifest,
): Promise<FoundManager> {
  const [, pinnedName, pinned] = PINNED.exec(packageManager) ?? [];
  const locks = await lockNames(workspace);
  const choice = chosen(
    NAMES.find((name) => name === pinnedName),
    locks,
  );
  if ("problem" in choice) return choice;
  const { name } = choice;
  const lock = locks.get(name);
  switch (name) {
    case "npm":
      return { manager: { name, isLocked: lock !== undefined } };
    case "bun":
      return {
        problem: lock === undefined ? NO_BUN : `packages are locked by ${lock}, and ${NO_BUN}`,
      };
    case "pnpm":
    case "yarn": {
      if (lock === undefined)
        return {
          problem: `package.json asks for ${name}, but there is no ${LOCKS[name][0]}: commit it`,
        };
      const text = (await plainTextIn(workspace, lock)) ?? "";
      const isBerry = name === "yarn" && /^__metadata:/m.test(text);
      const problem = isBerry ? await linkerProblem(workspace) : undefined;
      return problem === undefined ? { manager: { name, pinned, isBerry } } : { problem };
    }
  }
}
