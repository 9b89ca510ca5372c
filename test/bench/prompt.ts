import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { sdkEngine } from "../../src/adapters/anthropic/engine/sdk-engine.ts";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { plainCommands } from "../../src/adapters/process/plain-commands.ts";
import { SYSTEM, taskPrompt } from "../../src/agents/codegen/prompt.ts";
import { parseConfig } from "../../src/core/config.ts";
import { ordinalOf } from "../../src/core/names.ts";
import type { Task } from "../../src/core/plan.ts";
import { TaskDrafts, tasksOf } from "../../src/core/task-drafts.ts";
import type { EngineReport } from "../../src/ports/engine.ts";
import { loadScript } from "../../src/stage/model/load-script.ts";
import type { ModelRequestEntry } from "../../src/stage/model/request-log.ts";
import type { Script } from "../../src/stage/model/script.ts";
import { startScriptedModel } from "../../src/stage/model/scripted-model.ts";
import { loadScenario } from "../../src/stage/scenario/load-scenario.ts";

const SCENARIO = join(import.meta.dirname, "../../examples/scenarios/user-authentication");
const MODEL = "claude-sonnet-5-5";
const ORDINAL = 1;
const FENCE_LENGTH = 32;

export type EnginePrompt = {
  status: EngineReport["status"];
  requests: number;
  /** Bytes of the first request's body. */
  firstRequestBytes: number;
  /** Bytes of all requests' bodies together: what was sent for the whole task. */
  conversationBytes: number;
  /** As the stage counts them: not a real tokenizer's. */
  inputTokens: number;
  cacheReadTokens: number;
  cacheWriteTokens: number;
  outputTokens: number;
};
export type PromptSizes = { scenario: string; task: string; sdk: EnginePrompt };

/** The task as the scenario's scripted coordinator plans it, and how many there are. */
function plannedTask(script: Script, issue: number): { task: Task; total: number } {
  const said = script.replies.find(({ agent }) => agent === "coordinator")?.turns[0]?.text ?? "";
  const tasks = tasksOf(issue, TaskDrafts.parse(JSON.parse(said)).tasks);
  const task = tasks.find(({ id }) => ordinalOf(id) === ORDINAL);
  if (!task) throw new Error(`the scenario plans no task ${ORDINAL}`);
  return { task, total: tasks.length };
}

/** A copy of the scenario's repository as a worktree, in a folder that is removed again. */
async function inWorktree<T>(repoDir: string, use: (root: string, tree: string) => Promise<T>) {
  const root = await mkdtemp(join(tmpdir(), "miyabi-bench-prompt-"));
  try {
    const tree = join(root, "tree");
    await cp(repoDir, tree, { recursive: true });
    await promisify(execFile)("git", ["init", "--quiet", tree]);
    return await use(root, tree);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

type Counted = "bytesIn" | "inputTokens" | "cacheReadTokens" | "cacheWriteTokens" | "outputTokens";
const total = (log: readonly ModelRequestEntry[], of: Counted): number =>
  log.reduce((sum, entry) => sum + entry[of], 0);

/** What our engine sends for one task of the sample scenario, recorded by the scripted model. */
export async function measurePrompt(): Promise<PromptSizes> {
  const scenario = await loadScenario(SCENARIO);
  const [issue] = scenario.issues;
  const script = await loadScript(scenario.dir);
  const planned = plannedTask(script, issue.number);
  const log: ModelRequestEntry[] = [];
  const server = await startScriptedModel({
    script,
    apiKey: "stage-key",
    onRequest: (entry) => log.push(entry),
  });
  const config = parseConfig({});
  const report = await inWorktree(scenario.repoDir, (root, worktree) =>
    sdkEngine({
      apiKey: "stage-key",
      baseUrl: server.url,
      model: MODEL,
      commands: plainCommands({
        home: join(root, "home"),
        tempDir: join(root, "tmp"),
        path: process.env["PATH"],
      }),
      clock: systemClock(),
    }).work({
      task: planned.task.id,
      system: SYSTEM,
      prompt: taskPrompt({
        ...planned,
        issue,
        config,
        dependencies: [],
        conflicts: [],
        instructions: [],
        random: () => "0".repeat(FENCE_LENGTH),
      }),
      worktree,
      budget: {
        turns: config.budget.turnsPerTask,
        tokens: config.budget.tokensPerTask,
        minutes: config.budget.minutesPerTask,
      },
      tryNumber: 1,
    }),
  ).finally(() => server.close());
  return {
    scenario: basename(scenario.dir),
    task: planned.task.id,
    sdk: {
      status: report.status,
      requests: log.length,
      firstRequestBytes: log[0]?.bytesIn ?? 0,
      conversationBytes: total(log, "bytesIn"),
      inputTokens: total(log, "inputTokens"),
      cacheReadTokens: total(log, "cacheReadTokens"),
      cacheWriteTokens: total(log, "cacheWriteTokens"),
      outputTokens: total(log, "outputTokens"),
    },
  };
}

/** The measurement as people read it. */
export const renderPrompt = ({ scenario, task, sdk }: PromptSizes): string =>
  [
    `${scenario}, ${task}: ${sdk.status} after ${sdk.requests} requests`,
    `first request  ${sdk.firstRequestBytes} bytes`,
    `all requests   ${sdk.conversationBytes} bytes; tokens: ${sdk.inputTokens} new, ${sdk.cacheReadTokens} from the cache, ${sdk.cacheWriteTokens} into it, ${sdk.outputTokens} out`,
  ].join("\n");
