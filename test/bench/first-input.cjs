// Preloaded (--require) into an action's process: says when its own code begins, and ends it there.
// The first thing that every action does after all its imports is to read its inputs (runAction), which
// the runner passes as INPUT_* variables. So nothing of the product knows that it is measured, and
// nothing is sent anywhere: the process ends before the action can do anything. What this file costs
// is counted against the action: the empty script runs without it.
const { writeSync } = require("node:fs");

const counted = new Set();
if (process.env.MIYABI_BENCH_FILES === "1") countFiles(); // in a run of its own: hooks cost time

process.env = new Proxy(process.env, {
  get(environment, name) {
    if (typeof name === "string" && name.startsWith("INPUT_")) begin();
    return Reflect.get(environment, name);
  },
});

function begin() {
  const at = performance.timeOrigin + performance.now();
  writeSync(1, `\n${JSON.stringify({ at, files: [...counted] })}\n`);
  process.exit(0);
}

function countFiles() {
  require("node:module").registerHooks({
    load(url, context, nextLoad) {
      if (url.startsWith("file:")) counted.add(url);
      return nextLoad(url, context);
    },
  });
}
