import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/** What a job may do with the cache: `read` where the run was started by an untrusted event, `none` for agent jobs. */
type CacheMode = "none" | "read" | "write";

export type RuntimeTokenOptions = {
  runId: number;
  jobId: number;
  /** The run's attempt: a name may be used again by a re-run. Default 1. */
  attempt?: number;
  /** Refs whose caches the job sees, its own first, then the default branch. Default none. */
  cacheScopes?: readonly string[];
  /** Default `write`: to its own ref; other refs are readable only. */
  cache?: CacheMode;
  /** Default: six hours, the longest that a hosted job lives. */
  lifetimeSeconds?: number;
};

/** Whom the results service talks to. */
export type RuntimeClaims = {
  runId: number;
  jobId: number;
  attempt: number;
  readableScopes: string[];
  writableScope?: string;
};

const READ = 1;
const WRITE = 2;
const SIX_HOURS = 6 * 60 * 60;

/** The claims as GitHub names them: `scp` is read by @actions/artifact, `ac` holds the cache scopes as JSON. */
const Payload = z.object({
  scp: z.string(),
  ac: z.string(),
  attempt: z.number().int().positive(),
  exp: z.number(),
});
const AccessControl = z.array(z.object({ Scope: z.string(), Permission: z.number().int() }));

const base64url = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString("base64url");

const sign = (content: string, key: Buffer): Buffer =>
  createHmac("sha256", key).update(content).digest();

const permission = (cache: CacheMode, own: boolean): number =>
  cache === "none" ? 0 : cache === "write" && own ? READ | WRITE : READ;

/** A signed token (HS256) in the form of GitHub's ACTIONS_RUNTIME_TOKEN. */
export const mintRuntimeToken = (options: RuntimeTokenOptions, key: Buffer, now: Date): string => {
  const { runId, jobId, attempt = 1, cacheScopes = [], cache = "write" } = options;
  const ac = cacheScopes
    .map((Scope, index) => ({ Scope, Permission: permission(cache, index === 0) }))
    .filter(({ Permission }) => Permission !== 0);
  const issued = Math.floor(now.getTime() / 1000);
  const content = [
    base64url({ alg: "HS256", typ: "JWT" }),
    base64url({
      scp: `Actions.Results:${runId}:${jobId}`,
      ac: JSON.stringify(ac),
      attempt,
      iat: issued,
      exp: issued + (options.lifetimeSeconds ?? SIX_HOURS),
    }),
  ].join(".");
  return `${content}.${sign(content, key).toString("base64url")}`;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Undefined for a token that is forged, expired or not ours. */
export const verifyRuntimeToken = (
  token: string,
  key: Buffer,
  now: Date,
): RuntimeClaims | undefined => {
  const [header = "", body = "", signature = ""] = token.split(".");
  const given = Buffer.from(signature, "base64url");
  const expected = sign(`${header}.${body}`, key);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const payload = Payload.safeParse(parseJson(Buffer.from(body, "base64url").toString("utf8")));
  if (!payload.success || payload.data.exp * 1000 <= now.getTime()) return undefined;
  const scope = /(?:^| )Actions\.Results:(\d+):(\d+)(?: |$)/.exec(payload.data.scp);
  const access = AccessControl.safeParse(parseJson(payload.data.ac));
  if (!scope || !access.success) return undefined;
  const having = (bit: number) =>
    access.data.filter(({ Permission }) => (Permission & bit) !== 0).map(({ Scope }) => Scope);
  const [writableScope] = having(WRITE);
  return {
    runId: Number(scope[1]),
    jobId: Number(scope[2]),
    attempt: payload.data.attempt,
    readableScopes: having(READ),
    ...(writableScope === undefined ? {} : { writableScope }),
  };
};
