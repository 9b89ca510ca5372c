import { z } from "zod";
import { TransientError, UserError } from "../../core/errors.ts";
import { isSafeAddress } from "../../core/notices/safe-address.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Embedder } from "../../ports/embedder.ts";
import { ask } from "../http/capped-request.ts";
import { connectionError } from "../http/connection-error.ts";
import { mayPass, retryAfterMs } from "../notices/retry-after.ts";

/** Texts in a request. */
const BATCH = 64;
/** Models read a few thousand tokens; the rest of a longer text is not told. */
const MOST_CHARACTERS = 6_000;
const MOST_BYTES = 64 * 1024 * 1024;
const WAITS_MS = [1_000, 3_000];
/** A longer wait that the service asks for is the caller's to take. */
const LONGEST_WAIT_MS = 10_000;

/** Source: platform.openai.com/docs/api-reference/embeddings/create; also what Ollama, vLLM and others answer. */
const Answer = z.object({
  data: z.array(z.object({ index: z.number().int(), embedding: z.array(z.number()) })),
});

export type HttpEmbedderOptions = {
  /** E.g. `https://api.openai.com/v1`; `/embeddings` is added. */
  url: string;
  model: string;
  dimension: number;
  apiKey?: string | undefined;
  /** Of one request. */
  timeoutMs: number;
  clock: Clock;
};

/** `waitMs`: for how long the service wants to be left alone. */
type Try = { ok: true; text: string } | { ok: false; error: Error; waitMs: number };

/** Neither the service's words nor ours go into an error: both may hold what was to be embedded, or the key. */
function refusal(status: number, url: string): Error {
  if (mayPass(status)) return new TransientError(`The embeddings service answers HTTP ${status}.`);
  if (status === 401 || status === 403)
    return new UserError(
      "missing_secret",
      `The embeddings service refuses the key (HTTP ${status}): correct EMBEDDINGS_API_KEY in the secret MIYABI_KNOWLEDGE_SECRETS.`,
    );
  return new UserError(
    "invalid_config",
    `The embeddings service answers HTTP ${status}: correct knowledge.embeddings (${new URL(url).host}).`,
  );
}

function vectorOf(numbers: readonly number[], dimension: number): Float32Array {
  if (numbers.length !== dimension)
    throw new UserError(
      "invalid_config",
      `The embeddings model gives vectors of ${numbers.length} numbers, knowledge.embeddings.dimensions says ${dimension}. Correct it.`,
    );
  const length = Math.hypot(...numbers);
  if (!(length > 0) || !Number.isFinite(length))
    throw new TransientError("The embeddings service gives a vector without a direction.");
  return Float32Array.from(numbers, (number) => number / length);
}

/** Asks an OpenAI-compatible service. Overload and a server's fault are tried again twice. */
export function httpEmbedder(options: HttpEmbedderOptions): Embedder {
  const { url, model, dimension, apiKey, timeoutMs, clock } = options;
  if (!isSafeAddress(url))
    throw new UserError("invalid_config", "knowledge.embeddings.url must be https://.");

  async function once(body: string): Promise<Try> {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const reply = await ask({
        url: `${url.replace(/\/+$/, "")}/embeddings`,
        signal,
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
        },
        body,
        mostBytes: MOST_BYTES,
      });
      if (reply.status === 200) return { ok: true, text: reply.text };
      const asked = retryAfterMs(reply.retryAfter, clock.now()) ?? 0;
      return { ok: false, error: refusal(reply.status, url), waitMs: asked };
    } catch (error) {
      const why = signal.aborted ? `no reply in ${timeoutMs} ms` : connectionError(error);
      const unanswered = new TransientError(`The embeddings service cannot be asked: ${why}.`);
      return { ok: false, error: unanswered, waitMs: 0 };
    }
  }

  /** @throws the last try's error */
  async function patiently(body: string): Promise<string> {
    for (let tries = 0; ; tries++) {
      const tried = await once(body);
      if (tried.ok) return tried.text;
      const { error, waitMs } = tried;
      const pause = WAITS_MS[tries];
      if (!(error instanceof TransientError) || pause === undefined || waitMs > LONGEST_WAIT_MS)
        throw error;
      await clock.sleep(Math.max(pause, waitMs));
    }
  }

  async function embedBatch(texts: readonly string[]): Promise<Float32Array[]> {
    const input = texts.map((text) => text.slice(0, MOST_CHARACTERS) || " ");
    const parsed = Answer.safeParse(jsonOf(await patiently(JSON.stringify({ model, input }))));
    const byIndex = new Map(parsed.data?.data.map((one) => [one.index, one.embedding]));
    return texts.map((_, at) => {
      const numbers = byIndex.get(at);
      if (numbers === undefined)
        throw new TransientError("The embeddings service answers without a vector for each text.");
      return vectorOf(numbers, dimension);
    });
  }

  return {
    model,
    dimension,
    async embed(texts) {
      const vectors: Float32Array[] = [];
      for (let at = 0; at < texts.length; at += BATCH)
        vectors.push(...(await embedBatch(texts.slice(at, at + BATCH))));
      return vectors;
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
