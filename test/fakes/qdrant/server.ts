import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { listen, type Loopback, readBody } from "../../../src/stage/loopback.ts";
import { Collections } from "./collections.ts";
import { Refusal } from "./refusal.ts";

export type Asked = { method: string; path: string };

/**
 * What goes wrong with a request: an error in place of a result; a result that comes late, or never; one that is
 * lost with the connection, after the server has done what it was asked (`lost`) or before (`cut`).
 */
export type Fault =
  | { kind: "status"; status: number; text?: string }
  | { kind: "slow"; ms: number }
  | { kind: "hang" | "lost" | "cut" };

export type Qdrant = {
  url: string;
  collections: Collections;
  /** Requests so far. */
  asked: Asked[];
  /** Decides for each request; none goes wrong without it. */
  fault: ((asked: Asked) => Fault | undefined) | undefined;
  /** Nobody listens any more: connections are refused. */
  down: () => Promise<void>;
  /** Listens again on the same port, with what it held before. */
  up: () => Promise<void>;
  close: () => Promise<void>;
};

export type QdrantOptions = {
  apiKey?: string;
  /** May read only: a write is answered with 403. */
  readOnlyKey?: string;
  tls?: { cert: string; key: string };
};

const WRITES = /^(?:PUT|DELETE|PATCH)|\/points\/delete$|\/aliases$/;

/** Source: qdrant.tech/documentation/guides/security; plain text, as it comes before the API. */
function refusedKey({ headers }: IncomingMessage, asked: Asked, options: QdrantOptions) {
  const { apiKey, readOnlyKey } = options;
  if (apiKey === undefined) return undefined;
  const given = headers["api-key"] ?? headers.authorization?.replace(/^Bearer /, "");
  if (given === undefined)
    return { status: 401, text: "Must provide an API key or an Authorization bearer token" };
  if (given === apiKey) return undefined;
  if (given !== readOnlyKey) return { status: 401, text: "Invalid API key or JWT" };
  return asked.method !== "GET" && WRITES.test(`${asked.method}${asked.path}`)
    ? { status: 403, text: "Forbidden: Write access to this collection is required" }
    : undefined;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** Qdrant's parser takes no half of a surrogate pair, as JavaScript's does. */
function wholeTexts(_key: string, value: unknown): unknown {
  if (typeof value === "string" && /\p{Surrogate}/u.test(value))
    throw new SyntaxError("lone surrogate found");
  return value;
}

/** Stands in for a Qdrant server: its REST API over collections in memory. */
export async function startQdrant(options: QdrantOptions = {}): Promise<Qdrant> {
  const collections = new Collections();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://qdrant");
    const asked = { method: request.method ?? "GET", path: pathname };
    const text = (await readBody(request)).toString("utf8");
    qdrant.asked.push(asked);
    const fault = qdrant.fault?.(asked);
    if (fault?.kind === "cut") return void request.socket.destroy();
    if (fault?.kind === "hang") return;
    if (fault?.kind === "slow") await new Promise((resolve) => setTimeout(resolve, fault.ms));
    if (fault?.kind === "status")
      return send(response, fault.status, {
        status: { error: fault.text ?? "Service internal error: it was asked to fail" },
        time: 0,
      });
    const refused = refusedKey(request, asked, options);
    if (refused) return void response.writeHead(refused.status).end(refused.text);
    if (pathname === "/")
      return send(response, 200, { title: "qdrant - vector search engine", version: "1.19.0" });
    try {
      const parts = pathname.split("/").filter(Boolean).map(decodeURIComponent);
      const body: unknown = text === "" ? {} : JSON.parse(text, wholeTexts);
      const result = collections.answer({ method: asked.method, parts, body });
      if (fault?.kind === "lost") return void request.socket.destroy();
      send(response, 200, { result, status: "ok", time: 0 });
    } catch (error) {
      const [status, message] =
        error instanceof Refusal
          ? [error.status, error.message]
          : error instanceof z.ZodError || error instanceof SyntaxError
            ? [400, `Format error in JSON body: ${error.message}`]
            : [500, `Service internal error: ${String(error)}`];
      send(response, status, { status: { error: message }, time: 0 });
    }
  }

  const open = (port: number): Promise<Loopback> =>
    listen((request, response) => void answer(request, response), port, options.tls);
  let loopback: Loopback | undefined = await open(0);
  const { url, port } = loopback;
  const down = async (): Promise<void> => {
    await loopback?.close();
    loopback = undefined;
  };
  const qdrant: Qdrant = {
    url,
    collections,
    asked: [],
    fault: undefined,
    down,
    async up() {
      loopback ??= await open(port);
    },
    close: down,
  };
  return qdrant;
}
