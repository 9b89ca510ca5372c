import type { Ecosystem } from "../projects.ts";
import { fail, ok, warn, type Verdict } from "./finding.ts";

/** True where `version` (e.g. `2.39.5`) is at least `least`, by its first two numbers. */
function reaches(version: string, least: readonly [number, number]): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > least[0] || (major === least[0] && minor >= least[1]);
}

export function nodeVerdict(version: string): Verdict {
  return reaches(version, [20, 0])
    ? ok(`Node ${version}`)
    : fail(`Node ${version}`, "Install Node 20 or newer.");
}

/** @param said what `git --version` prints; undefined where there is none */
export function gitVerdict(said: string | undefined): Verdict {
  const version = /\d+\.\d+(?:\.\d+)?/.exec(said ?? "")?.[0];
  if (version === undefined) return fail("no git", "Install git 2.38 or newer.");
  return reaches(version, [2, 38])
    ? ok(`git ${version}`)
    : fail(`git ${version}`, "Install git 2.38 or newer: changes are merged without a worktree.");
}

/**
 * @param lack why no sandbox could be opened here; undefined where one holds
 * @param rule `sandbox` of the configuration
 */
export function sandboxVerdict(lack: string | undefined, rule: "required" | "off"): Verdict {
  if (rule === "off")
    return warn(
      "the configuration says sandbox: off: generated code runs with the runner's rights",
      "Remove sandbox: off from .github/miyabi.yml.",
    );
  return lack === undefined
    ? ok("bubblewrap and socat hold on this machine")
    : warn(
        `none can be opened on this machine: ${lack}`,
        "GitHub's runners are set up by Miyabi itself. For `miyabi review` here, and on runners of your own: docs/sandbox.md.",
      );
}

/** What an ecosystem's projects need beside what Miyabi brings; each name or one of several. */
const PROGRAMS: Record<Ecosystem, readonly string[]> = {
  node: ["node", "npm"],
  python: ["python3"],
  go: ["go"],
  rust: ["cargo"],
};

/** Programs to look for, given what a repository is made of. */
export const programsFor = (ecosystems: readonly Ecosystem[]): string[] => [
  ...new Set(ecosystems.flatMap((one) => PROGRAMS[one])),
];

export function toolchainsVerdict(seen: {
  ecosystems: readonly Ecosystem[];
  missing: readonly string[];
  /** The configuration names a command for tests. */
  custom: boolean;
}): Verdict {
  const { ecosystems, missing, custom } = seen;
  if (ecosystems.length === 0 && !custom)
    return warn(
      "no manifest was recognised, so nothing is measured and no change merges by itself",
      "Name the commands under checks: in .github/miyabi.yml (docs/toolchains.md).",
    );
  const names = [...ecosystems, ...(custom ? ["checks of the configuration"] : [])].join(", ");
  return missing.length === 0
    ? ok(names)
    : warn(
        `${names}; not on this machine: ${missing.join(", ")}`,
        "GitHub's runners have them; install them here for `miyabi review`, and on runners of your own.",
      );
}
