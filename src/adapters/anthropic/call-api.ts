import type Anthropic from "@anthropic-ai/sdk";
import type {
  Message,
  MessageCreateParamsNonStreaming,
} from "@anthropic-ai/sdk/resources/messages";
import { TransientError, UserError } from "../../core/errors.ts";

export type Reply =
  | { kind: "message"; message: Message }
  /** The API does not take this request, and would not take it again: too long, spend limit. */
  | { kind: "refused"; reason: string };

const PASSING = new Set([408, 409, 425, 429]);

const retryAfterMs = (headers: Headers | undefined): number | undefined => {
  const seconds = Number(headers?.get("retry-after") ?? NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
};

/** What an error of the SDK means to Miyabi (faults 17, 18; the SDK's own retries are used up). */
async function replyOf(error: unknown, model: string): Promise<Reply> {
  const { APIConnectionError, APIError } = await import("@anthropic-ai/sdk");
  if (error instanceof APIConnectionError)
    throw new TransientError(`The model could not be reached: ${error.message}`, { cause: error });
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
      `The model's API refused the key (${status}): ${message}. Check the secret ANTHROPIC_API_KEY.`,
    );
  if (status === 404)
    throw new UserError(
      "invalid_config",
      `The model's API knows no ${model}: ${message}. Correct \`model\` in .github/miyabi.yml.`,
    );
  return { kind: "refused", reason: `the API answered ${status}: ${message}` };
}

/** One request. @throws TransientError, UserError missing_secret or invalid_config */
export async function callApi(
  client: Anthropic,
  request: MessageCreateParamsNonStreaming,
  timeoutMs?: number,
): Promise<Reply> {
  try {
    const options = timeoutMs === undefined ? {} : { timeout: timeoutMs };
    return { kind: "message", message: await client.messages.create(request, options) };
  } catch (error) {
    return await replyOf(error, request.model);
  }
}
