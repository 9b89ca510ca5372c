import { mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../../core/config.ts";
import type { Ecosystem } from "../../core/projects.ts";
import type { Commands } from "../../ports/commands.ts";
import type { Checked, Toolchains } from "../../ports/toolchain.ts";
import { customParts } from "./custom-parts.ts";
import { goParts } from "./go/go-parts.ts";
import { nodeParts } from "./node/node-parts.ts";
import { unknown, type Parts, type Workshop } from "./parts.ts";
import { combined, type Member } from "./projects/combine.ts";
import { membersOf, type PartsOf } from "./projects/members.ts";
import { pythonParts } from "./python/python-parts.ts";
import { rustParts } from "./rust/rust-parts.ts";
import { recorded } from "./tool-run.ts";
import { toolchainOf } from "./toolchain.ts";

const PARTS: Record<Ecosystem, PartsOf> = {
  node: nodeParts,
  python: pythonParts,
  go: goParts,
  rust: rustParts,
};

const NOTHING = unknown(
  "no toolchain was recognised (package.json, pyproject.toml, requirements.txt, setup.py, go.mod, Cargo.toml); name the commands under checks in .github/miyabi.yml",
);

const noParts: Parts = {
  tests: () => Promise.resolve({ kind: "absent", reason: NOTHING.reason }),
  lint: () => Promise.resolve(NOTHING),
  audit: () => Promise.resolve(NOTHING),
  docs: () => Promise.resolve(NOTHING),
};

export type DetectOptions = {
  commands: Commands;
  config: Pick<Config, "checks" | "projects">;
  /** Folder of the job's temp, outside of every clone: reports are written there. */
  tempDir: string;
} & Pick<Workshop, "databases">;

/** Names of the toolchains that a tree has, in the order in which their projects lie. */
const namesOf = (members: readonly Member[], custom: Partial<Parts>): string =>
  [
    ...new Set(members.map(({ project }) => project.ecosystem)),
    ...(Object.keys(custom).length > 0 ? ["custom"] : []),
  ].join("+") || "none";

/**
 * Finds a repository's tools: those that the configuration names, else what the manifests in its folders
 * imply. Of several projects only those run that a change can break (core/projects.ts).
 */
export function detectToolchains({
  commands,
  config,
  tempDir,
  databases = {},
}: DetectOptions): Toolchains {
  return {
    async detect(path) {
      // One for each tree: what runs for one task must not write another one's reports.
      await mkdir(tempDir, { recursive: true });
      const reports = await mkdtemp(join(tempDir, "reports-"));
      const { commands: recording, lines } = recorded(commands, { reports, tree: path });
      const members = membersOf(PARTS, {
        commands: recording,
        reports,
        databases,
        ignored: config.projects.ignore,
      });
      const whole: Checked = { path, changedFiles: [] };
      const present = await members(whole);
      const base = present.length > 0 ? combined(members, present) : noParts;
      const custom = customParts(config.checks, recording);
      return toolchainOf(namesOf(present, custom), { ...base, ...custom }, lines);
    },
  };
}
