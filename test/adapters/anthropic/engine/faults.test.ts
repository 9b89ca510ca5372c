import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sdkEngine } from "../../../../src/adapters/anthropic/engine/sdk-engine.ts";
import { plainCommands } from "../../../../src/adapters/process/plain-commands.ts";
import { SYSTEM, taskPrompt } from "../../../../src/agents/codegen/prompt.ts";
import { parseConfig } from "../../../../src/core/config.ts";
import { TransientError } from "../../../../src/core/errors.ts";
import { loadScript } from "../../../../src/stage/model/load-script.ts";
import type { ModelRequestEntry } from "../../../../src/stage/model/request-log.ts";
import { startScriptedModel } from "../../../../src/stage/model/scripted-model.ts";
import { FakeClock } from "../../../fakes/clock.ts";
import { task } from "../../../fakes/records.ts";
import { withScenario } from "../../../stage/model/scenario-folder.ts";

let root: string;
let log: ModelRequestEntry[];
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "miyabi-faults-"));
  await writeFile(join(root, "a.js"), "const a = 1;\n");
  log = [];
});
afterEach(() => rm(root, { recursive: true, force: true }));

const prompt = taskPrompt({
  task: task(1, { title: "Add a", description: "Add a constant a to a.js." }),
  total: 1,
  issue: { number: 500, title: "Add a", body: "We need a." },
  config: parseConfig({}),
  dependencies: [],
  conflicts: [],
  instructions: [],
  random: () => "0123456789abcdef0",
});

/** The real SDK against the scripted model. */
const work = async (turns: string) => {
  const yaml = `replies:\n  - agent: codegen\n    turns:\n${turns}`;
  const server = await startScriptedModel({
    script: await withScenario({ "model.yml": yaml }, loadScript),
    apiKey: "stage-key",
    onRequest: (entry) => log.push(entry),
  });
  try {
    return await sdkEngine({
      apiKey: "stage-key",
      baseUrl: server.url,
      model: "claude-sonnet-5-5",
      commands: plainCommands({ home: join(root, "home"), tempDir: join(root, "tmp") }),
      clock: new FakeClock(),
    }).work({
      task: "task-500-1",
      system: SYSTEM,
      prompt,
      worktree: root,
      budget: { turns: 10, tokens: 1_000_000, minutes: 10 },
      tryNumber: 1,
    });
  } finally {
    await server.close();
  }
};
const READ = "      - tools: [{ read: { path: a.js } }]\n";
const FINISH = "      - finish: { summary: Done. }\n";
const statuses = () => log.map(({ status }) => status);

test("a small task's first request stays under 5,500 bytes, and later ones read it from the cache", async () => {
  const report = await work(`${READ}${FINISH}`);
  expect(report.status).toBe("finished");
  expect(log[0]?.bytesIn).toBeLessThan(5_500);
  expect(log[1]?.cacheReadTokens).toBe(log[0]?.cacheWriteTokens);
  expect(log[1]?.cacheReadTokens).toBeGreaterThan(1_000);
});

test.each([
  ["an answer whose body breaks off", "cutAfter: 3, times: 2", [0, 0, 200]],
  ["a lost connection", "cutAfter: 0", [0, 200]],
  ["an overloaded model", "status: 529, retryAfter: 0.01, times: 2", [529, 529, 200]],
])("faults 17 and 19: %s is asked again, and the work goes on", async (_what, error, expected) => {
  const report = await work(`${READ}      - { finish: { summary: Done. }, error: { ${error} } }\n`);
  expect(report).toMatchObject({ status: "finished", turns: 2 });
  expect(statuses()).toEqual([200, ...expected]);
});

test("fault 19: answers that always break off end after three requests as a passing fault", async () => {
  await expect(
    work(`      - { text: hello, error: { cutAfter: 3, times: 99 } }\n`),
  ).rejects.toBeInstanceOf(TransientError);
  expect(statuses()).toEqual([0, 0, 0]);
});

test("fault 17: an overloaded model that stays so is a passing fault after the client's own tries", async () => {
  await expect(
    work(`      - { text: hello, error: { status: 529, retryAfter: 0.01, times: 99 } }\n`),
  ).rejects.toBeInstanceOf(TransientError);
  expect(statuses()).toEqual([529, 529, 529, 529]);
});

test.each([
  ["refusal", "unusable", 1],
  ["model_context_window_exceeded", "unusable", 1],
  ["max_tokens", "stuck", 3],
  ["pause_turn", "stuck", 3],
  ["end_turn", "stuck", 2],
  ["stop_sequence", "stuck", 2],
])(
  "fault 19: the stop reason %s is bounded: %s after %d requests",
  async (stop, status, requests) => {
    const turn = `      - { text: hm, stopReason: ${stop} }\n`;
    expect((await work(turn.repeat(6))).status).toBe(status);
    expect(log).toHaveLength(requests);
  },
);
