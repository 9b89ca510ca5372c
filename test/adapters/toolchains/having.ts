import { accessSync, constants } from "node:fs";
import { isAbsolute, join } from "node:path";

const isThere = (name: string): boolean =>
  (process.env["PATH"] ?? "")
    .split(":")
    .filter((folder) => isAbsolute(folder))
    .some((folder) => {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });

/** `test` where the machine has the programs; else skipped, and .ci/run fails over the line that says so. */
export function having(...programs: string[]): typeof test {
  const missing = programs.filter((name) => !isThere(name));
  for (const name of missing) process.stderr.write(`skipped: no ${name}\n`);
  return missing.length === 0 ? test : test.skip;
}
