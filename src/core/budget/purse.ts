/** One limit of the configuration's `budget`, in US dollars. */
export type MoneyLimit = {
  /** The key, e.g. `budget.usdPerIssue`. */
  name: `budget.usdPer${"Task" | "Issue" | "Day"}`;
  /** As configured. */
  usd: number;
  /** Of it, for whoever holds the limit: what was not spent before, or a share of that. May be below 0. */
  left: number;
};

/** What a limit is for, as people say it. */
const OF = {
  "budget.usdPerTask": "a task",
  "budget.usdPerIssue": "an issue",
  "budget.usdPerDay": "a day",
} as const;

/** The sentence that people read where a limit stops the work. */
export const limitText = ({ name, usd }: Pick<MoneyLimit, "name" | "usd">): string =>
  `the budget of $${usd.toFixed(2)} for ${OF[name]} (${name}) is used up`;

/**
 * Money that several calls spend at the same time, under several limits. What a call costs at most is set
 * aside before it begins, so that calls in flight cannot overspend together (threat 41).
 */
export class Purse {
  readonly #limits: readonly MoneyLimit[];
  #spent = 0;
  #aside = 0;

  constructor(limits: readonly MoneyLimit[]) {
    this.#limits = limits;
  }

  /** US dollars that nobody has spent or set aside, and the limit that is reached first. */
  left(): { usd: number; limit?: MoneyLimit } {
    const [limit] = [...this.#limits].sort((a, b) => a.left - b.left);
    if (limit === undefined) return { usd: Infinity };
    return { usd: limit.left - this.#spent - this.#aside, limit };
  }

  /** Sets money aside. */
  hold(usd: number): void {
    this.#aside += usd;
  }

  /** Gives back what was set aside and takes what was really spent. */
  settle({ held, spent }: { held: number; spent: number }): void {
    this.#aside -= held;
    this.#spent += spent;
  }
}
