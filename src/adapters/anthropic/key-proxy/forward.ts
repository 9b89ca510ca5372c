import {
  request as httpRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from "node:http";
import { request as httpsRequest } from "node:https";
import { codeOf, messageOf } from "../../../core/error-code.ts";
import type { Redact } from "../../../core/text/redact-values.ts";
import { AnswerUsage, type Counted } from "./answer-usage.ts";
import { answerHeaders } from "./headers.ts";
import { refuse } from "./refuse.ts";

export type Call = {
  /** Of the model's API, with `/v1/messages` and the query. */
  url: URL;
  headers: OutgoingHttpHeaders;
  body: Buffer;
  /** Ends the call, whoever waits for it. */
  signal: AbortSignal;
  /** For what an error says: a gateway may repeat what it was sent. */
  redact: Redact;
};

export type Forwarded = {
  /** 0: there was no answer. */
  status: number;
  bytesOut: number;
  /** Absent where the answer does not tell, or there was none. */
  counted?: Counted | undefined;
  /** The answer, or the connection before it, broke off: it may have cost something. */
  broken: boolean;
  retryAfter?: string | undefined;
};

/** Nothing for so long is a dead connection; the API sends pings in streams, and others end by then. */
const SILENCE_MS = 11 * 60_000;
/** Errors are small. */
const MOST_ERROR_BYTES = 256 * 1024;
/** With these nothing was sent, so nothing was paid. */
const NOT_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

function send({ url, headers, body, signal }: Call): Promise<IncomingMessage> {
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", headers, signal }, resolve);
    sent.setTimeout(SILENCE_MS, () => sent.destroy(new Error("the model was silent for too long")));
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Waits until the client has taken what it was given, or has gone away. */
const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      response.off("drain", done).off("close", done);
      resolve();
    };
    response.once("drain", done).once("close", done);
  });

/** An error's body, whole and without secrets. */
async function passError(answer: IncomingMessage, response: ServerResponse, redact: Redact) {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MOST_ERROR_BYTES) chunks.push(chunk);
  }
  const text = redact(Buffer.concat(chunks).toString("utf8"));
  response.writeHead(answer.statusCode ?? 502, answerHeaders(answer.headers)).end(text);
  return size;
}

/**
 * Sends a call on and its answer back as it comes. A client that goes away does not end it: the model
 * is paid for what it says, heard or not, so it is counted to the end.
 */
export async function forward(call: Call, response: ServerResponse): Promise<Forwarded> {
  let answer: IncomingMessage;
  try {
    answer = await send(call);
  } catch (error) {
    if (call.signal.aborted) response.destroy();
    else refuse(response, 502, `The model could not be reached: ${call.redact(messageOf(error))}`);
    return { status: 0, bytesOut: 0, broken: !NOT_SENT.has(codeOf(error) ?? "") };
  }
  const { statusCode: status = 502, headers } = answer;
  const retryAfter = headers["retry-after"];
  let bytesOut = 0;
  const usage = new AnswerUsage(headers["content-type"] ?? "");
  const end = (broken: boolean): Forwarded => ({
    ...{ status, bytesOut, broken },
    ...(status < 300 ? { counted: usage.counted() } : {}),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
  try {
    if (status >= 300) {
      bytesOut = await passError(answer, response, call.redact);
      return end(false);
    }
    response.writeHead(status, answerHeaders(headers));
    response.flushHeaders();
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      bytesOut += chunk.length;
      usage.read(chunk);
      if (!response.destroyed && !response.write(chunk)) await drained(response);
    }
    response.end();
    return end(false);
  } catch {
    // What broke off here breaks off there: the client must not take a half for a whole.
    response.destroy();
    return end(true);
  }
}
