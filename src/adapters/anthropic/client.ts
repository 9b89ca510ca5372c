import type Anthropic from "@anthropic-ai/sdk";
import { UserError } from "../../core/errors.ts";
import type { Upstream } from "./upstream/upstream.ts";

/** Retries of the SDK: 408, 409, 429, 5xx and lost connections, as retry-after says. */
const MAX_RETRIES = 3;
const TIMEOUT_MS = 10 * 60 * 1000;
/** A longer retry-after is not waited for here: the run is parked instead. */
const MAX_WAIT_SECONDS = 120;

/** An answer in place of the service's, where there is nothing to ask it with. */
const unauthorised = (message: string): Response =>
  Response.json(
    { type: "error", error: { type: "authentication_error", message } },
    { status: 401, headers: { "x-should-retry": "false" } },
  );

/** Takes a request of the SDK's to the service; an address that it leads to gets no key. */
async function sent(upstream: Upstream, ...[input, init]: Parameters<typeof fetch>) {
  const { search } = new URL(input instanceof Request ? input.url : input);
  if (typeof init?.body !== "string") throw new Error("The SDK sent no text.");
  const headers = Object.fromEntries(new Headers(init.headers));
  const body = JSON.parse(init.body) as Record<string, unknown>; // serialised by the SDK from a record
  const prepared = await upstream.prepare({ headers, query: search, body });
  return fetch(prepared.url, {
    ...init,
    headers: prepared.headers,
    body: prepared.body,
    redirect: "manual",
  });
}

/** Tells the SDK not to wait where the wait would be longer than a job can spare. */
const impatientFetch =
  (upstream: Upstream): typeof fetch =>
  async (input, init) => {
    let response: Response;
    try {
      response = await sent(upstream, input, init);
    } catch (error) {
      if (error instanceof UserError) return unauthorised(error.message);
      throw error;
    }
    if (!(Number(response.headers.get("retry-after")) > MAX_WAIT_SECONDS)) return response;
    const headers = new Headers(response.headers);
    headers.set("x-should-retry", "false");
    return new Response(response.body, { status: response.status, headers });
  };

/**
 * The SDK is loaded on demand: it costs 25 ms at start, and many a run asks no model.
 *
 * A client that takes nothing from the environment: the service is what main.ts chose, which alone knows address and
 * credentials.
 */
export async function anthropicClient(upstream: Upstream): Promise<Anthropic> {
  const { default: Anthropic } = await import("@anthropic-ai/sdk");
  return new Anthropic({
    apiKey: "added by the upstream",
    baseURL: "https://upstream.invalid",
    maxRetries: MAX_RETRIES,
    timeout: TIMEOUT_MS,
    fetch: impatientFetch(upstream),
    logLevel: "off",
    openTelemetry: false,
  });
}
