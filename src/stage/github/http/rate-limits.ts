import type { Principal } from "../../contract/tokens.ts";
import { Problem } from "./problem.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Requests allowed. The defaults are GitHub's. */
export type RateLimitSettings = {
  /** An hour, for GITHUB_TOKEN: one bucket for the repository. */
  job: number;
  /** An hour, for a person's token. */
  user: number;
  /** An hour, for all tokens of an App's installation. */
  installation: number;
  /** An hour, for what an App asks with a token that it signed itself. */
  app: number;
  /** Requests that create content, secondary limits. */
  contentPerMinute: number;
  contentPerHour: number;
};

/**
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 * https://docs.github.com/actions/reference/limits
 */
export const GITHUB_LIMITS: RateLimitSettings = {
  job: 1000,
  user: 5000,
  installation: 5000,
  app: 5000,
  contentPerMinute: 80,
  contentPerHour: 500,
};

type Bucket = { limit: number; used: number; resetsAt: number; content: number[] };

/** Counts requests as GitHub does: a fixed window of an hour, and sliding windows for new content. */
export class RateLimits {
  readonly #settings: RateLimitSettings;
  readonly #clock: () => Date;
  readonly #buckets = new Map<string, Bucket>();

  constructor(settings: RateLimitSettings, clock: () => Date) {
    this.#settings = settings;
    this.#clock = clock;
  }

  /** Counts one request, or throws 403. */
  take(principal: Principal, createsContent: boolean): void {
    const bucket = this.#bucket(principal);
    if (bucket.used >= bucket.limit) throw exhausted(principal);
    bucket.used += 1;
    if (createsContent) this.#takeContent(bucket);
  }

  /** A 304 costs nothing. */
  giveBack(principal: Principal): void {
    this.#bucket(principal).used -= 1;
  }

  headers(principal: Principal): Record<string, string> {
    const { limit, used, remaining, reset } = this.standing(principal);
    return {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-used": String(used),
      "x-ratelimit-remaining": String(remaining),
      "x-ratelimit-reset": String(reset),
      "x-ratelimit-resource": "core",
    };
  }

  /** As `GET /rate_limit` shows it; `reset` in seconds since 1970. */
  standing(principal: Principal): {
    limit: number;
    used: number;
    remaining: number;
    reset: number;
  } {
    const { limit, used, resetsAt } = this.#bucket(principal);
    return { limit, used, remaining: limit - used, reset: Math.ceil(resetsAt / 1000) };
  }

  #bucket(principal: Principal): Bucket {
    const now = this.#clock().getTime();
    const { kind, account } = principal;
    const key = kind === "job" ? `job ${principal.repository}` : `${kind} ${account.login}`;
    const known = this.#buckets.get(key);
    if (known !== undefined && now < known.resetsAt) return known;
    const fresh: Bucket = {
      limit: this.#settings[principal.kind],
      used: 0,
      resetsAt: now + HOUR,
      content: known?.content ?? [],
    };
    this.#buckets.set(key, fresh);
    return fresh;
  }

  #takeContent(bucket: Bucket): void {
    const now = this.#clock().getTime();
    bucket.content = bucket.content.filter((at) => at > now - HOUR);
    const { contentPerMinute, contentPerHour } = this.#settings;
    const lastMinute = bucket.content.filter((at) => at > now - MINUTE);
    if (lastMinute.length >= contentPerMinute)
      throw tooMuchContent((lastMinute[0] ?? now) + MINUTE - now);
    if (bucket.content.length >= contentPerHour)
      throw tooMuchContent((bucket.content[0] ?? now) + HOUR - now);
    bucket.content.push(now);
  }
}

const exhausted = ({ kind, account }: Principal): Problem =>
  new Problem(
    403,
    `API rate limit exceeded for ${kind === "user" ? `user ID ${account.id}` : "installation"}.`,
  );

const tooMuchContent = (wait: number): Problem =>
  new Problem(
    403,
    "You have exceeded a secondary rate limit and have been temporarily blocked from content creation. " +
      "Please retry your request again later.",
    { headers: { "retry-after": String(Math.max(1, Math.ceil(wait / 1000))) } },
  );
