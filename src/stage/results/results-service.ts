import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { ArtifactShelf } from "../contract/artifacts.ts";
import { NO_REPLY, openDoor, type Write, type WriteDoor } from "../contract/writes.ts";
import { listen, readBody } from "../loopback.ts";
import { artifactService } from "./artifact-service.ts";
import { ArtifactStore } from "./artifact-store.ts";
import { answerBlob, type BlobResponse } from "./azure-blob.ts";
import { BlobStore, type BlobAccess } from "./blob-store.ts";
import { cacheService } from "./cache-service.ts";
import { CACHE_LIMIT_BYTES, CacheStore, type CacheEntry } from "./cache-store.ts";
import { MAX_RETENTION_DAYS } from "./artifact-rules.ts";
import type { Rpc } from "./rpc.ts";
import {
  mintRuntimeToken,
  type RuntimeClaims,
  type RuntimeTokenOptions,
  verifyRuntimeToken,
} from "./runtime-token.ts";
import { TwirpError } from "./twirp.ts";

/** What a fault test sees of a request; `rpc` is e.g. `ArtifactService/FinalizeArtifact`. */
type InterceptedRequest = { method: string; path: string; rpc?: string };
/**
 * An HTTP status to answer instead; `reset` to break the connection before anything is done;
 * `lose-answer` to break it after the work is done; undefined to go on.
 */
export type Intercept = (
  request: InterceptedRequest,
) => number | "reset" | "lose-answer" | undefined;

export type ResultsOptions = {
  now?: () => Date;
  intercept?: Intercept;
  /** Every artifact and cache entry that a job completes passes here. */
  writes?: WriteDoor;
  defaultRetentionDays?: number;
  cacheLimitBytes?: number;
  port?: number;
};

export type ResultsService = {
  /** ACTIONS_RESULTS_URL. */
  url: string;
  /** ACTIONS_RUNTIME_TOKEN for one job. */
  runtimeToken: (options: RuntimeTokenOptions) => string;
  shelf: ArtifactShelf;
  /** Newest first. */
  caches: () => readonly CacheEntry[];
  close: () => Promise<void>;
};

const TWIRP = /^\/twirp\/github\.actions\.results\.api\.v1\.(\w+\/\w+)$/;
/** Azure's path style: account, container, blob. */
const BLOB = /^\/stage\/results\/([\w-]+)$/;
/** How long a signed URL opens its blob; Azure's for uploads and downloads are of this order. */
const URL_LIFETIME_MS = 60 * 60 * 1000;

/** The calls that complete an upload. */
const COMPLETES: Readonly<Record<string, "artifact" | "cache">> = {
  "ArtifactService/FinalizeArtifact": "artifact",
  "CacheService/FinalizeCacheEntryUpload": "cache",
};
const Completed = z
  .union([z.object({ name: z.string() }), z.object({ key: z.string() })])
  .transform((named) => ({ name: "name" in named ? named.name : named.key }));

const parseJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new TwirpError("malformed", "the request is not valid JSON");
  }
};

type Reply = BlobResponse;

const json = (status: number, value: unknown): Reply => ({
  status,
  headers: { "content-type": "application/json" },
  body: Buffer.from(JSON.stringify(value)),
});

const orFailure = (work: () => Reply): Reply => {
  try {
    return work();
  } catch (error) {
    return error instanceof TwirpError
      ? json(error.status, { code: error.code, msg: error.message })
      : json(500, { code: "internal", msg: String(error) });
  }
};

const seenOf = ({ method = "GET" }: IncomingMessage, url: URL): InterceptedRequest => {
  const rpc = TWIRP.exec(url.pathname)?.[1];
  return { method, path: url.pathname, ...(rpc === undefined ? {} : { rpc }) };
};

const methods = (service: string, rpcs: Record<string, Rpc>): [string, Rpc][] =>
  Object.entries(rpcs).map(([name, method]) => [`${service}/${name}`, method]);

/**
 * The service behind @actions/artifact (v4 artifacts) and @actions/cache (cache v2): Twirp calls with
 * the job's runtime token, content through signed blob URLs.
 */
export const startResults = async (options: ResultsOptions = {}): Promise<ResultsService> => {
  const now = options.now ?? (() => new Date());
  const { writes = openDoor } = options;
  const key = randomBytes(32);
  const blobs = new BlobStore(key);
  const artifacts = new ArtifactStore({
    now,
    defaultRetentionDays: options.defaultRetentionDays ?? MAX_RETENTION_DAYS,
  });
  const caches = new CacheStore({
    now,
    limitBytes: options.cacheLimitBytes ?? CACHE_LIMIT_BYTES,
    drop: (id) => blobs.drop(id),
  });
  const blobUrl = (id: string, access: BlobAccess): string => {
    const expires = new Date(now().getTime() + URL_LIFETIME_MS);
    return `${server.url}/stage/results/${id}?${blobs.signature(id, access, expires)}`;
  };
  const rpcs = new Map([
    ...methods("ArtifactService", artifactService({ artifacts, blobs, blobUrl })),
    ...methods("CacheService", cacheService({ caches, blobs, blobUrl })),
  ]);

  const claimsOf = (request: IncomingMessage): RuntimeClaims | undefined => {
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
    return verifyRuntimeToken(token, key, now());
  };

  const call = (name: string, request: IncomingMessage, body: Buffer): unknown => {
    const claims = claimsOf(request);
    if (!claims) throw new TwirpError("unauthenticated", "the runtime token is not valid");
    const method = rpcs.get(name);
    if (!method) throw new TwirpError("bad_route", `there is no method ${name}`);
    return method(claims, parseJson(body));
  };

  /** What others see of an upload begins with the call that completes it. */
  const writeOf = (request: IncomingMessage, url: URL, body: Buffer): Write | undefined => {
    const kind = COMPLETES[TWIRP.exec(url.pathname)?.[1] ?? ""];
    const jobId = kind && claimsOf(request)?.jobId;
    if (kind === undefined || jobId === undefined) return undefined;
    return { kind, what: Completed.parse(parseJson(body)).name, jobId };
  };

  const serve = (request: IncomingMessage, url: URL, body: Buffer): Reply => {
    const rpc = TWIRP.exec(url.pathname)?.[1];
    if (rpc !== undefined) return json(200, call(rpc, request, body));
    const id = BLOB.exec(url.pathname)?.[1];
    if (id === undefined) throw new TwirpError("bad_route", `nothing is served at ${url.pathname}`);
    const { method = "GET", headers } = request;
    return answerBlob(blobs, { method, id, query: url.searchParams, headers, body, now: now() });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "/", "http://stage");
    const body = await readBody(request);
    const fault = options.intercept?.(seenOf(request, url));
    if (fault === "reset") return void response.destroy();
    const work = (): Reply => orFailure(() => serve(request, url, body));
    const write = writeOf(request, url, body);
    const reply =
      typeof fault === "number"
        ? json(fault, { code: "unavailable", msg: "the fault that was asked for" })
        : await (write ? writes(write, work) : work());
    if (fault === "lose-answer" || reply === NO_REPLY) return void response.destroy();
    response.writeHead(reply.status, reply.headers);
    return void response.end(reply.body);
  };

  const server = await listen((request, response) => {
    // Only a client that goes away in the middle of its request gets here.
    answer(request, response).catch(() => response.destroy());
  }, options.port);

  const shelf: ArtifactShelf = {
    list: (filter) => artifacts.list(filter),
    get: (id) => artifacts.get(id),
    remove: (id) => {
      const removed = artifacts.remove(id);
      if (removed) blobs.drop(removed.blobId);
      return removed !== undefined;
    },
    downloadUrl: ({ id }) => {
      const blobId = artifacts.get(id)?.blobId ?? "gone";
      return blobUrl(blobId, "r");
    },
  };

  return {
    url: server.url,
    runtimeToken: (of) => mintRuntimeToken(of, key, now()),
    shelf,
    caches: () => caches.list(),
    close: server.close,
  };
};
