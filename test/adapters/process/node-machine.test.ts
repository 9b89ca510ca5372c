import { tmpdir } from "node:os";
import { nodeMachine } from "../../../src/adapters/process/node-machine.ts";
import { RunnerUse } from "../../../src/core/task/runner-use.ts";

test("work on a processor is seen, and memory and disk are those of the machine", async () => {
  const watched = nodeMachine(tmpdir()).watch();
  const until = performance.now() + 300;
  while (performance.now() < until) Math.sqrt(until);
  const use = RunnerUse.parse(await watched.end());
  expect(use.cpuSeconds).toBeGreaterThan(0.1);
  expect(use.peakMemoryBytes).toBeGreaterThan(0);
  expect(use.peakMemoryBytes).toBeLessThanOrEqual(use.memoryBytes);
  expect(use.freeDiskBytes).toBeGreaterThan(0);
});

test("what cannot be measured is not there, and nothing is thrown", async () => {
  expect(await nodeMachine("/nowhere/at/all").watch().end()).toBeUndefined();
});
