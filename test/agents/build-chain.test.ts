import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { anthropicModel } from "../../src/adapters/anthropic/anthropic-model.ts";
import { messagesApi } from "../../src/adapters/anthropic/upstream/messages-api.ts";
import { sdkEngine } from "../../src/adapters/anthropic/engine/sdk-engine.ts";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { jobFiles } from "../../src/adapters/files/job-files.ts";
import { plainCommands } from "../../src/adapters/process/plain-commands.ts";
import { detectToolchains } from "../../src/adapters/toolchains/detect-toolchains.ts";
import { parseToml } from "../../src/adapters/toml/parse-toml.ts";
import { parseYaml } from "../../src/adapters/yaml/parse-yaml.ts";
import { run as codegen, type Ports as CodegenPorts } from "../../src/agents/codegen/agent.ts";
import { run as review } from "../../src/agents/review/agent.ts";
import type { SessionRecord } from "../../src/core/session/session.ts";
import { loadScript } from "../../src/stage/model/load-script.ts";
import { startScriptedModel } from "../../src/stage/model/scripted-model.ts";
import { servedRepository } from "../adapters/git/served-repository.ts";
import { sandbox, sandboxTest } from "../adapters/sandbox/sandboxed.ts";
import { FakeExchange } from "../fakes/exchange.ts";
import { analysis, plan, session, task } from "../fakes/records.ts";
import { FakeStop } from "../fakes/stop.ts";
import { FakePastWork } from "../fakes/past-work.ts";
import { FakeSessions } from "../fakes/sessions.ts";

const filesOf = async (dir: string): Promise<Record<string, string>> => {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Object.fromEntries(
    await Promise.all(
      files.map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(dir.length + 1), await readFile(path, "utf8")] as const;
      }),
    ),
  );
};

/** Runs one lane and the review of a scenario with everything real but GitHub and the model. */
const built = async (scenario: string, record: SessionRecord, held = false) => {
  const dir = `examples/scenarios/${scenario}`;
  const config = await readFile(`${dir}/.github/miyabi.yml`, "utf8");
  const served = await servedRepository({
    ...(await filesOf("examples/scenarios/_repo")),
    ".github/miyabi.yml": held ? config.replace("sandbox: off", "sandbox: required") : config,
  });
  const claude = await startScriptedModel({ script: await loadScript(dir), apiKey: "key" });
  try {
    const tempDir = join(served.root, "job");
    const home = join(served.root, "home");
    const commands = held
      ? await sandbox(tempDir)
      : plainCommands({ home, tempDir, path: process.env["PATH"] });
    const clock = systemClock();
    const connection = { apiKey: "key", baseUrl: claude.url, model: "claude-sonnet-5-5" };
    const common: Omit<CodegenPorts, "equip"> = {
      sessions: new FakeSessions(record),
      exchange: new FakeExchange(join(served.root, "shelf")),
      files: jobFiles({ tempDir }),
      workspaces: served.workspaces(),
      past: new FakePastWork(),
      clock,
      context: { sha: served.baseSha, runAttempt: 1 },
      stop: new FakeStop(),
      parseYaml: (text) => parseYaml(text, ".github/miyabi.yml"),
      random: () => "0123456789abcdef0",
    };
    const lane = await codegen(
      { issue: 500, attempt: 1, lane: "w1-l1" },
      {
        ...common,
        equip: (config) => ({
          sandbox: commands.sandbox,
          engine: sdkEngine({ ...connection, commands, clock }),
          toolchains: detectToolchains({ commands, config, tempDir }),
        }),
      },
    );
    const verdict = await review(
      { issue: 500, attempt: 1 },
      {
        ...common,
        parseToml,
        equip: (config) => ({
          sandbox: commands.sandbox,
          model: anthropicModel({
            open: () => Promise.resolve(messagesApi(connection)),
            model: connection.model,
            clock,
          }),
          toolchains: detectToolchains({ commands, config, tempDir }),
        }),
      },
    );
    return { lane, verdict };
  } finally {
    await claude.close();
    await served.close();
  }
};

test("a small fix: engine, tools and git as they are, 100 points", async () => {
  const record = session({
    plan: plan(task(1, { type: "bug", title: "A missing note is a fault" })),
    analysis: analysis({ complexity: 2, type: "bug" }),
  });
  const { lane, verdict } = await built("small-fix", record);
  expect(lane.message).toBe("Lane w1-l1: 1 of 1 tasks done.");
  expect(verdict.summary).toContain("⭐ Score: 100/100");
  expect(verdict.outputs["next"]).toBe("publish");
}, 120_000);

sandboxTest(
  "the same in a sandbox: nothing of it needs more, and no report warns",
  async () => {
    const record = session({
      plan: plan(task(1, { type: "bug", title: "A missing note is a fault" })),
      analysis: analysis({ complexity: 2, type: "bug" }),
    });
    const { lane, verdict } = await built("small-fix", record, true);
    expect(lane.message).toBe("Lane w1-l1: 1 of 1 tasks done.");
    expect(verdict.summary).toContain("⭐ Score: 100/100");
    for (const { summary } of [lane, verdict]) expect(summary).not.toContain("sandbox");
  },
  120_000,
);

test("tests that fail in every try stop the build, whatever the model says", async () => {
  const record = session({
    plan: plan(task(1), task(2, { dependencies: ["task-500-1"] })),
    analysis: analysis({ complexity: 4 }),
  });
  const { lane, verdict } = await built("failing-tests", record);
  expect(lane.outputs["tasks"]).toBe('{"task-500-1":"failed","task-500-2":"skipped"}');
  expect(verdict).toMatchObject({ reason: "review_incomplete", outputs: { next: "escalate" } });
}, 120_000);
