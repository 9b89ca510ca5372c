import { access, mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../../core/config.ts";
import type { Commands } from "../../ports/commands.ts";
import type { Toolchains } from "../../ports/toolchain.ts";
import { customParts } from "./custom-parts.ts";
import { nodeParts } from "./node/node-parts.ts";
import { unknown, type Parts } from "./parts.ts";
import { recorded } from "./tool-run.ts";
import { toolchainOf } from "./toolchain.ts";

const NOTHING = unknown(
  "no toolchain was recognised (package.json); name the commands under checks in .github/miyabi.yml",
);

const noParts: Parts = {
  tests: () => Promise.resolve({ kind: "absent", reason: NOTHING.reason }),
  lint: () => Promise.resolve(NOTHING),
  audit: () => Promise.resolve(NOTHING),
  docs: () => Promise.resolve(NOTHING),
};

export type DetectOptions = {
  commands: Commands;
  config: Pick<Config, "checks">;
  /** Folder of the job's temp, outside of every clone: reports are written there. */
  tempDir: string;
};

/** Finds a repository's tools: those that the configuration names, else what its files imply. */
export function detectToolchains({ commands, config, tempDir }: DetectOptions): Toolchains {
  return {
    async detect(path) {
      // One for each tree: what runs for one task must not write another one's reports.
      await mkdir(tempDir, { recursive: true });
      const reports = await mkdtemp(join(tempDir, "reports-"));
      const { commands: recording, lines } = recorded(commands, reports);
      const isNode = await access(join(path, "package.json")).then(
        () => true,
        () => false,
      );
      const base = isNode ? nodeParts({ commands: recording, reports }) : noParts;
      const custom = customParts(config.checks, recording);
      const names = [
        ...(isNode ? ["node"] : []),
        ...(Object.keys(custom).length > 0 ? ["custom"] : []),
      ];
      return toolchainOf(names.join("+") || "none", { ...base, ...custom }, lines);
    },
  };
}
