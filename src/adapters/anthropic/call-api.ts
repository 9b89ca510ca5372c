import type Anthropic from "@anthropic-ai/sdk";
import type {
  Message,
  MessageCreateParamsNonStreaming,
} from "@anthropic-ai/sdk/resources/messages";
import { messageOf } from "../../core/error-code.ts";
import { TransientError, UserError } from "../../core/errors.ts";

export type Reply =
  | { kind: "message"; message: Message }
  /** The API does not take this request, and would not take it again: too long, spend limit. */
  | { kind: "refused"; status: number; reason: string };

const PASSING = new Set([408, 409, 425, 429]);

const retryAfterMs = (headers: Headers | undefined): number | undefined => {
  const seconds = Number(headers?.get("retry-after") ?? NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
};

/** Why there was no answer, where the SDK says no more than that there was none. */
const causeOf = ({ message, cause }: Error): string =>
  cause instanceof TransientError ? cause.message : message;

/** What an error of the SDK means to Miyabi (faults 17, 18; the SDK's own retries are used up). */
async function replyOf(
  error: unknown,
  { model, credential }: { model: string; credential: string },
): Promise<Reply> {
  const { APIConnectionError, APIError } = await import("@anthropic-ai/sdk");
  if (error instanceof APIConnectionError)
    throw new TransientError(`The model could not be reached: ${causeOf(error)}`, { cause: error });
  if (!(error instanceof APIError)) throw error;
  const status: unknown = error.status;
  const message = error.apiMessage ?? error.message;
  if (typeof status !== "number") throw error;
  if (PASSING.has(status) || status >= 500) {
    const wait = retryAfterMs(error.headers instanceof Headers ? error.headers : undefined);
    throw new TransientError(`The model answered ${status}: ${message}`, {
      cause: error,
      ...(wait === undefined ? {} : { retryAfterMs: wait }),
    });
  }
  if (status === 401 || (status === 403 && error.type !== "billing_error"))
    throw new UserError(
      "missing_secret",
      `The model's API refused the key (${status}): ${message}. Check ${credential}.`,
    );
  if (status === 404)
    throw new UserError(
      "invalid_config",
      `The model's API knows no ${model}: ${message}. Correct \`model\` in .github/miyabi.yml.`,
    );
  return { kind: "refused", status, reason: `the API answered ${status}: ${message}` };
}

/** Requests for one answer whose body comes whole in none of them. */
const MAX_CUT = 3;

/**
 * An answer whose body broke off or is no JSON (fault 19). The SDK repeats lost connections only until
 * the headers are there; such an error comes to us as fetch or the JSON parser threw it.
 */
function isCut(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("name" in error)) return false;
  // By name: fetch may come from another realm than ours, where `instanceof` says no.
  return (
    error.name === "SyntaxError" ||
    (error.name === "TypeError" && messageOf(error) === "terminated")
  );
}

export type Asked = {
  client: Anthropic;
  /** What to check where the key is refused (upstream.ts). */
  credential: string;
};

export type CallOptions = {
  timeoutMs?: number | undefined;
  /** Ends the request: the SDK's own error says so. */
  signal?: AbortSignal | undefined;
};

/** The answer, asked for again where it was cut. */
async function whole(
  client: Anthropic,
  request: MessageCreateParamsNonStreaming,
  { timeoutMs, signal }: CallOptions,
): Promise<Message> {
  const options = {
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    ...(signal && { signal }),
  };
  for (let cut = 1; ; cut++) {
    try {
      return await client.messages.create(request, options);
    } catch (error) {
      if (!isCut(error) || signal?.aborted) throw error;
      if (cut === MAX_CUT)
        throw new TransientError(
          `The model's answer was cut off ${cut} times: ${messageOf(error)}`,
          {
            cause: error,
          },
        );
    }
  }
}

/** One request. @throws TransientError, UserError missing_secret or invalid_config */
export async function callApi(
  { client, credential }: Asked,
  request: MessageCreateParamsNonStreaming,
  options: CallOptions = {},
): Promise<Reply> {
  try {
    return { kind: "message", message: await whole(client, request, options) };
  } catch (error) {
    return await replyOf(error, { model: request.model, credential });
  }
}
