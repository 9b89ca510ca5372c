import type { IncomingMessage, ServerResponse } from "node:http";
import { listen, readBody, type Loopback } from "../loopback.ts";
import { wholeMessage } from "./answer.ts";
import { checkHeaders } from "./check-headers.ts";
import { ApiError, errorBody } from "./errors.ts";
import { Player, type Performance } from "./player.ts";
import { newEntry, type ModelRequestEntry } from "./request-log.ts";
import type { Script } from "./script.ts";
import { formatEvent, streamEvents } from "./stream-events.ts";

export type ScriptedModelOptions = {
  script: Script;
  /** The only key that is let in. */
  apiKey: string;
  now?: () => Date;
  /** Told of every request to `/v1/messages` once it is answered: a line of model.jsonl. */
  onRequest?: (entry: ModelRequestEntry) => void;
  /** Sees each request as it came, before it is answered. */
  onBody?: (body: string) => void;
  /** Told of every request that will be answered, before it is. */
  onAsked?: (entry: ModelRequestEntry) => void;
  port?: number;
};

const JSON_TYPE = { "content-type": "application/json" };
const STREAM_TYPE = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache",
};

const write = (response: ServerResponse, text: string): Promise<void> =>
  new Promise((resolve) => response.write(text, () => resolve()));

/** Waits, unless the client goes away first. */
const pause = (response: ServerResponse, milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    response.once("close", () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** Sends an answer, whole or streamed, or the part before the cut. @returns the bytes sent */
const perform = async (response: ServerResponse, performance: Performance): Promise<number> => {
  const { answer, stream } = performance;
  const events = streamEvents(answer).map(formatEvent);
  const whole = JSON.stringify(wholeMessage(answer));
  if (performance.kind === "answer") {
    if (performance.delayMs > 0) await pause(response, performance.delayMs);
    const text = stream ? events.join("") : whole;
    response.writeHead(200, stream ? STREAM_TYPE : JSON_TYPE);
    response.end(text);
    return Buffer.byteLength(text);
  }
  const { cutAfter } = performance;
  const part = stream ? events.slice(0, cutAfter).join("") : whole.slice(0, whole.length / 2);
  if (cutAfter > 0) {
    response.writeHead(200, stream ? STREAM_TYPE : JSON_TYPE);
    await write(response, part);
  }
  response.destroy();
  return cutAfter > 0 ? Buffer.byteLength(part) : 0;
};

const sendError = (response: ServerResponse, error: ApiError, requestId: string): number => {
  const text = JSON.stringify(errorBody(error, requestId));
  const retry = error.retryAfter === undefined ? {} : { "retry-after": String(error.retryAfter) };
  response.writeHead(error.status, { ...JSON_TYPE, ...retry });
  response.end(text);
  return Buffer.byteLength(text);
};

const asApiError = (error: unknown): ApiError =>
  error instanceof ApiError ? error : new ApiError(500, String(error));

/** Anthropic's Messages API on loopback, answering what a script says. */
export const startScriptedModel = async (options: ScriptedModelOptions): Promise<Loopback> => {
  const { script, apiKey, now = () => new Date() } = options;
  const { onRequest = () => undefined, onAsked = () => undefined } = options;
  const player = new Player(script, now);

  const messages = async (request: IncomingMessage, response: ServerResponse, id: string) => {
    const body = await readBody(request);
    const entry = newEntry(now(), body.length);
    options.onBody?.(body.toString("utf8"));
    try {
      checkHeaders(request.headers, apiKey);
      const performance = player.play(body, request.headers, entry);
      onAsked(entry);
      if (performance.kind === "cut") entry.status = 0;
      entry.bytesOut = await perform(response, performance);
    } catch (error) {
      const apiError = asApiError(error);
      entry.status = apiError.status;
      entry.error = apiError.message;
      entry.bytesOut = sendError(response, apiError, id);
    }
    onRequest(entry);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse, id: string) => {
    const { pathname } = new URL(request.url ?? "/", "http://stage");
    const call = `${request.method ?? ""} ${pathname}`;
    if (call === "POST /v1/messages") return messages(request, response, id);
    const body = await readBody(request);
    if (request.method === "HEAD") return void response.end();
    if (call !== "POST /v1/messages/count_tokens") throw new ApiError(404, "Not found");
    checkHeaders(request.headers, apiKey);
    const text = JSON.stringify(player.count(body));
    response.writeHead(200, JSON_TYPE);
    return void response.end(text);
  };

  let requests = 0;
  return listen((request, response) => {
    requests += 1;
    const id = `req_${String(requests).padStart(6, "0")}`;
    response.setHeader("request-id", id);
    answer(request, response, id).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendError(response, asApiError(error), id);
    });
  }, options.port);
};
