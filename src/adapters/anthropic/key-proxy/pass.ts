import { randomBytes } from "node:crypto";
import { countedTokens } from "../../../core/budget/counted-tokens.ts";
import { limitText, type Purse } from "../../../core/budget/purse.ts";
import { addUsage, NO_USAGE, type Usage } from "../../../core/budget/usage.ts";
import { affordable, type Affordable, type Wanted } from "../affordable.ts";
import type { RequestRecord } from "./request-record.ts";

export type PassBudget = {
  /** Calls of the model. */
  turns: number;
  /** As core/budget/counted-tokens.ts counts. */
  tokens: number;
  minutes: number;
  /** Of the task, and of what it shares with others. */
  purses: readonly Purse[];
};

export type PassFor = { task: string; tryNumber: number; budget: PassBudget };

/** Why a call is not made: the key of the limit in the configuration, and a sentence. */
export type Refusal = { refused: true; limit: string; text: string };
/** What was set aside for a call that is made. */
export type Admission = { refused?: false } & Affordable;

/** More lines say nothing new. */
const MOST_RECORDS = 2_000;

const counted = (count: number, what: string): string => `${count} ${what}`;

/** Lets one assignment use the model, within its budget and until it is closed; counts what it used. */
export class Pass {
  readonly token = `miyabi-pass-${randomBytes(24).toString("base64url")}`;
  readonly task: string;
  readonly tryNumber: number;
  readonly records: RequestRecord[] = [];
  readonly #budget: PassBudget;
  readonly #minutes: () => number;
  readonly #end = new AbortController();
  #usage: Usage = NO_USAGE;
  #turns = 0;
  #inFlight = 0;
  #heldTokens = 0;
  #refusal: Refusal | undefined;
  readonly #idle: (() => void)[] = [];

  /** @param minutes since the pass was made */
  constructor({ task, tryNumber, budget }: PassFor, minutes: () => number) {
    this.task = task;
    this.tryNumber = tryNumber;
    this.#budget = budget;
    this.#minutes = minutes;
  }

  get usage(): Usage {
    return this.#usage;
  }

  /** Calls that the model answered, wholly or in part. */
  get turns(): number {
    return this.#turns;
  }

  /** The newest refusal of a call. */
  get refusal(): Refusal | undefined {
    return this.#refusal;
  }

  /** Aborted when the pass is closed: calls in flight end. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** The budget's word before a call. What the call may use at most is set aside until it is settled. */
  admit(wanted: Wanted): Admission | Refusal {
    const { turns, tokens, minutes, purses } = this.#budget;
    if (this.#turns + this.#inFlight >= turns)
      return this.#refuse("budget.turnsPerTask", `${counted(turns, "turns")} of the task are used`);
    if (this.#minutes() >= minutes)
      return this.#refuse("budget.minutesPerTask", "the task's minutes are over");
    const tokensLeft = tokens - countedTokens(this.#usage) - this.#heldTokens;
    const [tightest] = purses.map((purse) => purse.left()).sort((a, b) => a.usd - b.usd);
    const room = { tokens: tokensLeft, usd: tightest?.usd ?? Infinity };
    const fits = affordable(wanted, room);
    if (fits === undefined) {
      const limit = tightest?.limit;
      if (limit !== undefined && !affordable(wanted, { ...room, tokens: Infinity }))
        return this.#refuse(limit.name, limitText(limit));
      return this.#refuse("budget.tokensPerTask", "the task's tokens do not suffice for a call");
    }
    this.#inFlight += 1;
    this.#heldTokens += fits.tokens;
    for (const purse of purses) purse.hold(fits.usd);
    return fits;
  }

  /** A call has ended. `usage` is absent where the model gave no answer that it is paid for. */
  settle(admission: Admission, usage: Usage | undefined): void {
    this.#inFlight -= 1;
    this.#heldTokens -= admission.tokens;
    const spent = usage?.costUsd ?? 0;
    for (const purse of this.#budget.purses) purse.settle({ held: admission.usd, spent });
    if (usage !== undefined) {
      this.#turns += 1;
      this.#usage = addUsage(this.#usage, usage);
    }
    if (this.#inFlight === 0) for (const idle of this.#idle) idle();
  }

  note(record: RequestRecord): void {
    if (this.records.length < MOST_RECORDS) this.records.push(record);
  }

  /** Lets nobody in any more and ends the calls in flight; resolves when all of them are settled. */
  async close(): Promise<void> {
    this.#end.abort();
    if (this.#inFlight > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #refuse(limit: string, text: string): Refusal {
    this.#refusal = { refused: true, limit, text };
    return this.#refusal;
  }
}
