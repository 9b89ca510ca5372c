/**
 * Writes src/adapters/claude-code/pinned.ts: the integrity that npm's registry gives for each package of a version.
 *
 *   node .ci/pin-claude-code.mjs 2.1.330
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";

const PLATFORMS = [
  "darwin-arm64",
  "darwin-x64",
  "linux-arm64",
  "linux-arm64-musl",
  "linux-x64",
  "linux-x64-musl",
];
const FILE = join(import.meta.dirname, "../src/adapters/claude-code/pinned.ts");

const [version = ""] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/.test(version)) {
  console.error("Usage: node .ci/pin-claude-code.mjs VERSION");
  process.exit(2);
}
const integrityOf = (platform) =>
  execFileSync(
    "npm",
    ["view", `@anthropic-ai/claude-code-${platform}@${version}`, "dist.integrity"],
    { encoding: "utf8" },
  ).trim();
const pinned = Object.fromEntries(PLATFORMS.map((name) => [name, integrityOf(name)]));
const text = `// Written by .ci/pin-claude-code.mjs from what the npm registry says of this version.

export const VERSION = "${version}";

/** npm's integrity of the package with the program, by platform. Its licence forbids bundling it. */
export const INTEGRITY: Readonly<Record<string, string>> = ${JSON.stringify(pinned)};
`;
writeFileSync(FILE, await format(text, { parser: "typescript", printWidth: 100 }));
