import { countedTokens } from "../../core/budget/counted-tokens.ts";
import { TransientError } from "../../core/errors.ts";
import { addUsage, NO_USAGE, type Usage } from "../../core/budget/usage.ts";
import type { EngineReport } from "../../ports/engine.ts";
import { Repetition, type Noted } from "../anthropic/engine/repetition.ts";
import { costOf } from "../anthropic/prices.ts";
import { keyRefused } from "./api-failure.ts";
import { PERMISSION_MODE, TOOLS } from "./command.ts";
import { readEvent, type Call, type Ended, type StreamEvent, type Tokens } from "./stream-event.ts";

/** A longer wait of Claude Code's before it asks again is not waited for: the run is parked instead. */
const MAX_WAIT_MS = 120_000;
/** Tools that change files where they give no error. */
const WRITES: readonly string[] = ["Edit", "Write"];
/** What Claude Code says in the model's place, e.g. that the API failed. */
const SYNTHETIC = "<synthetic>";

/** Why a session was ended from here, before Claude Code ended it. */
export type Cut =
  | { kind: "report"; report: Pick<EngineReport, "status" | "summary"> }
  | { kind: "fault"; fault: Error };

export type WatchOptions = {
  /** Tokens, as budgets count them. */
  tokens: number;
  hasDiff: () => Promise<boolean | undefined>;
  /** What holds the model's key, for a text to people. */
  credential: string;
  /** Called once: the program is to be ended. */
  end: () => void;
};

type Said = { model: string; tokens: Tokens };

export const usageOf = ({ model, tokens }: Said): Usage => ({
  calls: 1,
  ...tokens,
  costUsd: costOf(model, tokens),
});

/**
 * Follows a session by what Claude Code prints, and ends it where it goes round in circles, has used its
 * tokens up, waits for what will not come, or has not started as it was told to.
 */
export class Watch {
  readonly #options: WatchOptions;
  readonly #repetition = new Repetition();
  /** Answers of the model by their id: one answer may come as several events. */
  readonly #said = new Map<string, Said>();
  /** Calls of the newest answer, and what came of them. */
  #calls: Call[] = [];
  #noted: Noted[] = [];
  #warned = false;
  #working: Promise<void> = Promise.resolve();
  #cut: Cut | undefined;
  #ended: Ended | undefined;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** Takes one line of its stdout. */
  hear(line: string): void {
    const event = readEvent(line);
    if (!event || this.#cut) return;
    this.#take(event);
  }

  /** How the session stands once the program is gone. */
  async settle(): Promise<{ cut: Cut | undefined; ended: Ended | undefined }> {
    await this.#working;
    return { cut: this.#cut, ended: this.#ended };
  }

  get turns(): number {
    return this.#said.size;
  }

  /** As far as answers told it: their last event comes before their last token. */
  get usage(): Usage {
    return [...this.#said.values()].map(usageOf).reduce(addUsage, NO_USAGE);
  }

  #take(event: StreamEvent): void {
    switch (event.kind) {
      case "started":
        return this.#checkStart(event);
      case "said":
        return this.#hearAnswer(event);
      case "answered":
        for (const { id, text, isError } of event.answers) this.#noteResult(id, text, isError);
        return undefined;
      case "retry":
        if (event.status === 401)
          return this.#fail(keyRefused(event.status, "", this.#options.credential));
        if (event.delayMs > MAX_WAIT_MS)
          return this.#fail(
            new TransientError(
              `The model answered ${event.status ?? "nothing"} and asks to wait.`,
              {
                retryAfterMs: event.delayMs,
              },
            ),
          );
        return undefined;
      case "ended":
        this.#ended = event;
    }
  }

  /** What the flags forbid must not be there: a later version may understand them otherwise. */
  #checkStart({ tools, mcpServers, permissionMode }: StreamEvent & { kind: "started" }): void {
    const known: readonly string[] = [...TOOLS, "StructuredOutput"];
    const foreign = tools.filter((name) => !known.includes(name));
    const wrong = [
      ...(foreign.length > 0 ? [`tools ${foreign.join(", ")}`] : []),
      ...(mcpServers > 0 ? [`${mcpServers} MCP server(s)`] : []),
      ...(permissionMode === PERMISSION_MODE ? [] : [`permission mode ${permissionMode}`]),
    ];
    if (wrong.length > 0)
      this.#fail(new Error(`Claude Code did not start as it was told to: ${wrong.join("; ")}.`));
  }

  #hearAnswer({ id, model, calls, tokens }: StreamEvent & { kind: "said" }): void {
    if (model === SYNTHETIC) return;
    if (!this.#said.has(id)) this.#closeTurn();
    this.#said.set(id, { model, tokens });
    this.#calls.push(...calls);
    const used = countedTokens(this.usage);
    if (used >= this.#options.tokens)
      this.#report("budget", `${used} of ${this.#options.tokens} tokens are used`);
  }

  #noteResult(id: string, text: string, isError: boolean): void {
    const call = this.#calls.find((one) => one.id === id);
    if (!call) return;
    const { name, input } = call;
    this.#noted.push({ name, input, text, isError, changed: !isError && WRITES.includes(name) });
  }

  /** No word can be put into the session: the first repetition only counts, the second ends it. */
  #closeTurn(): void {
    const noted = this.#noted;
    this.#calls = [];
    this.#noted = [];
    if (noted.length === 0) return;
    this.#working = this.#working.then(async () => {
      const repeated = await this.#repetition.note(noted, this.#options.hasDiff);
      if (repeated !== undefined && this.#warned) this.#report("stuck", repeated);
      this.#warned ||= repeated !== undefined;
    });
  }

  #report(status: EngineReport["status"], summary: string): void {
    this.#end({ kind: "report", report: { status, summary } });
  }

  #fail(fault: Error): void {
    this.#end({ kind: "fault", fault });
  }

  #end(cut: Cut): void {
    // What has ended by itself is not to be ended.
    if (this.#cut || this.#ended) return;
    this.#cut = cut;
    this.#options.end();
  }
}
