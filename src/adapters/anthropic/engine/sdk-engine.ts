import type { Message, ToolUseBlock } from "@anthropic-ai/sdk/resources/messages";
import { countedTokens } from "../../../core/budget/counted-tokens.ts";
import { addUsage, NO_USAGE, type Usage } from "../../../core/budget/usage.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Commands } from "../../../ports/commands.ts";
import type { Assignment, Engine, EngineReport } from "../../../ports/engine.ts";
import type { Knowledge } from "../../../ports/knowledge.ts";
import { callApi, type Asked } from "../call-api.ts";
import { anthropicClient } from "../client.ts";
import { messagesApi, type Connection } from "../upstream/messages-api.ts";
import { usageOf } from "../usage-of.ts";
import { usedUp } from "./budget.ts";
import { Conversation, type UserBlock } from "./conversation.ts";
import { hasDiff } from "./has-diff.ts";
import { knowledgeTool } from "./knowledge-tool.ts";
import { KeptOutputs } from "./kept-outputs.ts";
import { Repetition } from "./repetition.ts";
import { FINISH, reportOf, runCalls, toolParams, toolSet } from "./tool-set.ts";

const MAX_OUTPUT_TOKENS = 24_000;
const MIN_OUTPUT_TOKENS = 1_024;
/** Turns in a row that ended without a call: asked once to go on or to finish, then the engine gives up. */
const MAX_ENDED_TURNS = 2;
/** Turns in a row that were cut off or paused, and so ran nothing. */
const MAX_CUT_TURNS = 3;
const MAX_MINUTES_A_CALL = 10;

const GO_ON = `Your turn ended without a call. Go on with the tools; when everything is done and the checks pass, call ${FINISH}.`;
const PAUSED = "Go on where you paused.";
const CUT_OFF =
  "Your turn was longer than the output limit and nothing of it was run. Work in smaller steps.";

/** How the API refuses a conversation that is longer than the model's context. */
const TOO_LONG = /prompt is too long|context window/i;

const circles = (what: string): string =>
  `You are going round in circles: ${what}. Stop, think about why, and try another way. If nothing is left to try, call ${FINISH} and say what you could not do.`;

export type SdkEngineOptions = Connection & {
  model: string;
  commands: Commands;
  clock: Clock;
  /** Offered as a tool, where there is something to search; `random` as core/text/quote.ts wants it. */
  knowledge?: { store: Knowledge; random: () => string } | undefined;
};

type Step = { end: Pick<EngineReport, "status" | "summary" | "notDone"> } | { end?: undefined };

const STOPPED = { end: { status: "stopped", summary: "the job is about to end" } } as const;

/** Miyabi's own agent loop on the Messages API: the model calls tools, we run them in the worktree. */
export function sdkEngine({
  model,
  commands,
  clock,
  knowledge,
  ...connection
}: SdkEngineOptions): Engine {
  const more = knowledge === undefined ? [] : [knowledgeTool(knowledge.store, knowledge.random)];
  const tools = toolSet(commands, more);
  const params = toolParams(tools);
  return {
    async work(assignment) {
      const upstream = messagesApi(connection);
      const { credential } = upstream;
      const asked = { client: await anthropicClient(upstream), credential };
      return new Work({ asked, model, tools, params, commands, clock }, assignment).run();
    },
  };
}

type Means = {
  asked: Asked;
  model: string;
  tools: ReturnType<typeof toolSet>;
  params: ReturnType<typeof toolParams>;
  commands: Commands;
  clock: Clock;
};

/** One assignment from its prompt to its report. */
class Work {
  readonly #means: Means;
  readonly #assignment: Assignment;
  readonly #conversation: Conversation;
  readonly #repetition = new Repetition();
  readonly #outputs = new KeptOutputs();
  readonly #startedAt: number;
  #turns = 0;
  #idle = 0;
  #warned = false;
  /** Old results were cleared since the model last answered. */
  #madeRoom = false;
  #usage: Usage = NO_USAGE;

  constructor(means: Means, assignment: Assignment) {
    this.#means = means;
    this.#assignment = assignment;
    this.#conversation = new Conversation(assignment.prompt);
    this.#startedAt = means.clock.monotonic();
  }

  async run(): Promise<EngineReport> {
    for (;;) {
      const { end } = await this.#unlessStopped(() => this.#step());
      if (end) return { ...end, turns: this.#turns, usage: this.#usage };
    }
  }

  /** A step ends early, or by an error, where the signal ends the request or the program in it. */
  async #unlessStopped(step: () => Promise<Step>): Promise<Step> {
    const { signal } = this.#assignment;
    if (signal?.aborted) return STOPPED;
    try {
      return await step();
    } catch (error) {
      if (signal?.aborted) return STOPPED;
      throw error;
    }
  }

  #minutes(): number {
    return (this.#means.clock.monotonic() - this.#startedAt) / 60_000;
  }

  async #step(): Promise<Step> {
    const { budget } = this.#assignment;
    const spent = { turns: this.#turns, usage: this.#usage, minutes: this.#minutes() };
    const limit = usedUp(budget, spent);
    if (limit !== undefined) return { end: { status: "budget", summary: limit } };
    const reply = await this.#ask(budget.tokens - countedTokens(this.#usage));
    if (reply.kind === "refused")
      return TOO_LONG.test(reply.reason)
        ? this.#makeRoom(reply.reason)
        : { end: { status: "unusable", summary: reply.reason } };
    this.#turns += 1;
    this.#usage = addUsage(this.#usage, usageOf(this.#means.model, reply.message));
    if (reply.message.stop_reason === "model_context_window_exceeded")
      return this.#makeRoom("the model's context is full");
    this.#madeRoom = false;
    this.#conversation.hear(reply.message.content);
    return this.#answer(reply.message);
  }

  #ask(tokensLeft: number): ReturnType<typeof callApi> {
    const { task, tryNumber, system, budget, signal } = this.#assignment;
    const minutes = Math.min(MAX_MINUTES_A_CALL, budget.minutes - this.#minutes());
    return callApi(
      this.#means.asked,
      {
        model: this.#means.model,
        max_tokens: Math.max(MIN_OUTPUT_TOKENS, Math.min(MAX_OUTPUT_TOKENS, tokensLeft)),
        system: [{ type: "text", text: system, cache_control: { type: "ephemeral" } }],
        tools: this.#means.params,
        messages: this.#conversation.messages(),
        metadata: { user_id: `miyabi:codegen:${task}:attempt-${tryNumber}` },
      },
      { timeoutMs: Math.max(1_000, minutes * 60_000), signal },
    );
  }

  async #answer({ content, stop_reason: reason }: Message): Promise<Step> {
    const calls = content.filter((block) => block.type === "tool_use");
    if (reason === "refusal")
      return { end: { status: "unusable", summary: "the model refused the task" } };
    if (reason === "max_tokens") return this.#cutOff(calls);
    if (calls.length === 0)
      return reason === "pause_turn"
        ? this.#nudge(PAUSED, MAX_CUT_TURNS)
        : this.#nudge(GO_ON, MAX_ENDED_TURNS);
    this.#idle = 0;
    return this.#runCalls(calls);
  }

  /**
   * Asks the same again without any old result. What came back is half an answer at most, and is not
   * heard. The engine gives up where nothing was left to clear, or where that did not help.
   */
  #makeRoom(reason: string): Step {
    if (this.#madeRoom || !this.#conversation.forgetResults())
      return { end: { status: "unusable", summary: reason } };
    this.#madeRoom = true;
    return {};
  }

  /** What was cut may be half a file: none of it is run, and every call is answered. */
  #cutOff(calls: readonly ToolUseBlock[]): Step {
    if (calls.length === 0) return this.#nudge(CUT_OFF, MAX_CUT_TURNS);
    this.#conversation.say(
      calls.map(({ id }) => ({
        type: "tool_result",
        tool_use_id: id,
        content: CUT_OFF,
        is_error: true,
      })),
    );
    return this.#countIdle(MAX_CUT_TURNS);
  }

  #nudge(text: string, most: number): Step {
    this.#conversation.say([{ type: "text", text }]);
    return this.#countIdle(most);
  }

  #countIdle(most: number): Step {
    this.#idle += 1;
    return this.#idle < most
      ? {}
      : { end: { status: "stuck", summary: `${this.#idle} turns in a row did nothing` } };
  }

  async #runCalls(calls: readonly ToolUseBlock[]): Promise<Step> {
    const { tools, commands } = this.#means;
    const { worktree, budget, signal } = this.#assignment;
    const secondsLeft = (): number => (budget.minutes - this.#minutes()) * 60;
    const done = await runCalls(tools, calls, {
      worktree,
      secondsLeft,
      outputs: this.#outputs,
      signal,
    });
    // What a call was doing when it was ended, it has not done.
    if (signal?.aborted) return STOPPED;
    const results = done.map(({ call, outcome: { text, isError = false } }) => ({
      type: "tool_result" as const,
      tool_use_id: call.id,
      content: text === "" ? "(no output)" : text,
      is_error: isError,
    }));
    const report = calls.map(reportOf).find((one) => one !== undefined);
    if (report !== undefined) return { end: { status: "finished", ...report } };
    const repeated = await this.#repetition.note(
      done.map(
        ({ call: { name, input }, outcome: { text, isError = false, changed = false } }) => ({
          ...{ name, input, text, isError, changed },
        }),
      ),
      () => hasDiff(commands, worktree),
    );
    return this.#goOn(results, repeated);
  }

  /** Answers the calls; says once what repeats, and gives up when something does again. */
  #goOn(results: readonly UserBlock[], repeated: string | undefined): Step {
    if (repeated !== undefined && this.#warned)
      return { end: { status: "stuck", summary: repeated } };
    this.#warned ||= repeated !== undefined;
    const warning = repeated === undefined ? [] : [circles(repeated)];
    this.#conversation.say([
      ...results,
      ...warning.map((text) => ({ type: "text" as const, text })),
    ]);
    return {};
  }
}
