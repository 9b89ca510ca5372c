import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { sdkEngine } from "../../src/adapters/anthropic/engine/sdk-engine.ts";
import type { ModelAccess } from "../../src/adapters/anthropic/key-proxy/model-access.ts";
import { claudeCodeEngine } from "../../src/adapters/claude-code/claude-code-engine.ts";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { plainCommands } from "../../src/adapters/process/plain-commands.ts";
import { SYSTEM, taskPrompt } from "../../src/agents/codegen/prompt.ts";
import { parseConfig } from "../../src/core/config.ts";
import { ordinalOf } from "../../src/core/names.ts";
import type { Task } from "../../src/core/plan/plan.ts";
import { TaskDrafts, tasksOf } from "../../src/core/plan/task-drafts.ts";
import { NO_USAGE } from "../../src/core/budget/usage.ts";
import type { Commands } from "../../src/ports/commands.ts";
import type { Engine, EngineReport } from "../../src/ports/engine.ts";
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

/** What ours sends, divided by what the other sends; of one run. */
export type Share = { firstRequest: number; conversation: number };

export type PromptSizes = {
  scenario: string;
  task: string;
  sdk: EnginePrompt;
  /** Absent where Claude Code was not fetched. */
  claudeCode?: {
    /** `claude -p` with the same prompts and nothing else: its own tools, all of them. */
    asItComes: EnginePrompt & { ours: Share };
    /** As the engine `claude-code` runs it: six tools, no settings, a structured report. */
    asEngine: EnginePrompt & { ours: Share };
  };
};

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

type EngineFor = (means: { access: ModelAccess; commands: Commands }) => Engine;

const KEY = "stage-key";

const ourEngine: EngineFor = ({ access: { url, token }, commands }) =>
  sdkEngine({ apiKey: token, baseUrl: url, model: MODEL, commands, clock: systemClock() });

/** Claude Code without any of our limits, let to do what it asks for. */
const asItComes =
  (program: string): EngineFor =>
  ({ access: { url, token }, commands }) => ({
    async work({ system, prompt, task, tryNumber, worktree }) {
      const { code } = await commands.run(
        [
          ...[program, "-p", "--model", MODEL, "--append-system-prompt", system],
          ...["--permission-mode", "dontAsk", "--allowedTools", "Read,Edit,Write,Bash"],
        ],
        {
          cwd: worktree,
          input: prompt,
          env: {
            ANTHROPIC_BASE_URL: url,
            ANTHROPIC_API_KEY: token,
            ANTHROPIC_CUSTOM_HEADERS: `x-miyabi-agent: codegen\nx-miyabi-task: ${task}:attempt-${tryNumber}`,
            CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
          },
        },
      );
      const status = code === 0 ? "finished" : "unusable";
      return { status, summary: "", turns: 0, usage: NO_USAGE };
    },
  });

type Sample = Awaited<ReturnType<typeof sample>>;

async function sample() {
  const scenario = await loadScenario(SCENARIO);
  const [issue] = scenario.issues;
  const script = await loadScript(scenario.modelDir);
  return { scenario, issue, script, planned: plannedTask(script, issue.number) };
}

/** What an engine sends for one task of the sample scenario, recorded by the scripted model. */
async function measure(engineFor: EngineFor, sampled: Sample): Promise<EnginePrompt> {
  const { scenario, issue, script, planned } = sampled;
  const log: ModelRequestEntry[] = [];
  const server = await startScriptedModel({
    script,
    apiKey: KEY,
    onRequest: (entry) => log.push(entry),
  });
  const config = parseConfig({});
  const report = await inWorktree(scenario.repoDir, (root, worktree) =>
    engineFor({
      access: { url: server.url, socket: "", token: KEY, credential: "", isAnthropic: true },
      commands: plainCommands({
        home: join(root, "home"),
        tempDir: join(root, "tmp"),
        path: process.env["PATH"],
      }),
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
    status: report.status,
    requests: log.length,
    firstRequestBytes: log[0]?.bytesIn ?? 0,
    conversationBytes: total(log, "bytesIn"),
    inputTokens: total(log, "inputTokens"),
    cacheReadTokens: total(log, "cacheReadTokens"),
    cacheWriteTokens: total(log, "cacheWriteTokens"),
    outputTokens: total(log, "outputTokens"),
  };
}

const part = (ours: number, theirs: number): number => Math.round((ours / theirs) * 1_000) / 1_000;

const against = (ours: EnginePrompt, theirs: EnginePrompt): EnginePrompt & { ours: Share } => ({
  ...theirs,
  ours: {
    firstRequest: part(ours.firstRequestBytes, theirs.firstRequestBytes),
    conversation: part(ours.conversationBytes, theirs.conversationBytes),
  },
});

/**
 * What our engine sends for one task, and what Claude Code sends for the same.
 * @param program Claude Code; without it ours alone is measured
 */
export async function measurePrompt(program?: string): Promise<PromptSizes> {
  const sampled = await sample();
  const sdk = await measure(ourEngine, sampled);
  const measured = {
    scenario: basename(sampled.scenario.dir),
    task: sampled.planned.task.id,
    sdk,
  };
  if (program === undefined) return measured;
  const asEngine: EngineFor = (means) => claudeCodeEngine({ program, model: MODEL, ...means });
  return {
    ...measured,
    claudeCode: {
      asItComes: against(sdk, await measure(asItComes(program), sampled)),
      asEngine: against(sdk, await measure(asEngine, sampled)),
    },
  };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const lines = (name: string, sent: EnginePrompt & { ours?: Share }): string[] => [
  `${name}: ${sent.status} after ${sent.requests} requests`,
  `  first request  ${sent.firstRequestBytes} bytes${sent.ours ? `; ours is ${percent(sent.ours.firstRequest)} of it` : ""}`,
  `  all requests   ${sent.conversationBytes} bytes${sent.ours ? `; ours is ${percent(sent.ours.conversation)} of it` : ""}`,
  `  tokens         ${sent.inputTokens} new, ${sent.cacheReadTokens} from the cache, ${sent.cacheWriteTokens} into it, ${sent.outputTokens} out`,
];

/** The measurement as people read it. */
export const renderPrompt = ({ scenario, task, sdk, claudeCode }: PromptSizes): string =>
  [
    `${scenario}, ${task}`,
    ...lines("our engine", sdk),
    ...(claudeCode
      ? [
          ...lines("Claude Code as it comes", claudeCode.asItComes),
          ...lines("Claude Code as the engine claude-code runs it", claudeCode.asEngine),
        ]
      : []),
  ].join("\n");
