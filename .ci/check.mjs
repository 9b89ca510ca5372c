/**
 * Runs the checks of package.json that need no test, as many at a time as the machine has cores, the longest first.
 * Prints what a check said when it ends, so that nothing is mixed, and fails where one of them did.
 */
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";

const waiting = [
  "lint",
  "types",
  "dist:check",
  "format:check",
  "floors",
  "unused",
  "dashboard:check",
  "generated:check",
];
const failed = [];

/** One of npm's scripts; its output is kept until it ends. */
const run = (script) =>
  new Promise((resolve) => {
    const began = performance.now();
    const child = spawn("npm", ["run", "--silent", script], { stdio: ["ignore", "pipe", "pipe"] });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => said.push(part));
    child.on("error", (error) => said.push(Buffer.from(`${error.message}\n`)));
    child.on("close", (code) => {
      if (code !== 0) failed.push(script);
      const seconds = ((performance.now() - began) / 1000).toFixed(0);
      process.stdout.write(`${code === 0 ? "ok    " : "FAILED"} ${script} (${seconds} s)\n`);
      process.stdout.write(Buffer.concat(said));
      resolve();
    });
  });

const worker = async () => {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await run(next);
};
await Promise.all(Array.from({ length: availableParallelism() }, worker));
if (failed.length > 0) {
  process.stderr.write(`Failed: ${failed.join(", ")}. Each runs alone as "npm run NAME".\n`);
  process.exitCode = 1;
}
