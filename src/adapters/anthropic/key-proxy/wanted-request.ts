import { z } from "zod";

const Request = z.looseObject({
  model: z.string().min(1).max(200),
  max_tokens: z.number().int().positive(),
});

/** What is sent on: exactly what was read, so that nothing is hidden in what a second parser would see. */
export type WantedRequest = z.infer<typeof Request>;

/**
 * Keys that cost more than the price table says, let others in, or hold what the request's length does not tell; with
 * the value that means nothing.
 */
const CLOSED_KEYS: Readonly<Record<string, unknown>> = {
  mcp_servers: null,
  container: null,
  speed: "standard",
  inference_geo: "global",
  thread: false,
};

/**
 * Tools that the caller runs itself. All others run at Anthropic, which fetches addresses from the web and is
 * paid beside the tokens: a way out around the sandbox.
 */
const OWN_TOOL = /^(custom|(bash|text_editor|memory|computer|tool_search_tool_\w+)_\d{8})$/;

const Tools = z.array(z.looseObject({ type: z.string().optional() }));

/** Whether a part is one that the API would fetch: from an address, or of the account's files. Blocks hold blocks. */
function hasReference(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some(hasReference);
  if ("type" in value && value.type === "url" && "url" in value) return true;
  if ("type" in value && value.type === "file" && "file_id" in value) return true;
  return Object.entries(value).some(([key, part]) => key !== "input" && hasReference(part));
}

/** What in a request is not let through, undefined where all of it is. */
function closedPart(request: WantedRequest): string | undefined {
  for (const [key, harmless] of Object.entries(CLOSED_KEYS))
    if (![undefined, null, harmless].includes(request[key])) return key;
  if (request["tools"] !== undefined) {
    const tools = Tools.safeParse(request["tools"]);
    if (!tools.success) return "tools";
    const foreign = tools.data.find(({ type = "custom" }) => !OWN_TOOL.test(type));
    if (foreign) return "a tool that Anthropic runs";
  }
  return hasReference(request["messages"]) ? "an address or a file to fetch" : undefined;
}

export type Read =
  | { kind: "request"; request: WantedRequest; forAnHour: boolean }
  | { kind: "closed"; part: string; model: string }
  | { kind: "invalid"; problem: string };

/** Reads a request's body. */
export function readRequest(body: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { kind: "invalid", problem: "the body is no JSON" };
  }
  const parsed = Request.safeParse(value);
  if (!parsed.success) return { kind: "invalid", problem: "model or max_tokens is missing" };
  const part = closedPart(parsed.data);
  return part === undefined
    ? { kind: "request", request: parsed.data, forAnHour: /"ttl":\s*"1h"/.test(body) }
    : { kind: "closed", part, model: parsed.data.model };
}

/** The least that the API takes, and what must be left of the answer beside it. */
const LEAST_THINKING = 1_024;
const Thinking = z.looseObject({ budget_tokens: z.number() });

/** The request with a shorter answer; thinking that would not fit into it is cut, or left out. */
export function shortened(request: WantedRequest, maxTokens: number): WantedRequest {
  const short: WantedRequest = { ...request, max_tokens: maxTokens };
  const thinking = Thinking.safeParse(request["thinking"]);
  if (!thinking.success || thinking.data.budget_tokens < maxTokens) return short;
  if (maxTokens >= 2 * LEAST_THINKING)
    return { ...short, thinking: { ...thinking.data, budget_tokens: LEAST_THINKING } };
  delete short["thinking"];
  return short;
}
