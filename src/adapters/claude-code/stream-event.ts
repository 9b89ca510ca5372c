import { z } from "zod";

/** One tool call of the assistant. */
export type Call = { id: string; name: string; input: unknown };
type Answered = { id: string; text: string; isError: boolean };

const Count = z.number().nonnegative().catch(0);

/** Tokens of one or more answers. */
export type Tokens = {
  inputTokens: number;
  outputTokens: number;
  cacheReadTokens: number;
  cacheWriteTokens: number;
};

/** The end of the session as Claude Code tells it. An API failure says `success` and `isError`. */
export type Ended = {
  kind: "ended";
  subtype: string;
  isError: boolean;
  text: string;
  /** What came of --json-schema; not checked yet. */
  report: unknown;
  denials: { tool: string; input: unknown }[];
  /** HTTP status of the API where that is what ended it. */
  apiStatus: number | undefined;
  apiErrorType: string | undefined;
  stopReason: string | undefined;
  errors: string[];
  /** By model. */
  tokens: Record<string, Tokens>;
};

/** What a line of stream-json says, as far as it matters here. */
export type StreamEvent =
  | { kind: "started"; tools: string[]; mcpServers: number; permissionMode: string }
  | { kind: "said"; id: string; model: string; calls: Call[]; tokens: Tokens }
  | { kind: "answered"; answers: Answered[] }
  | { kind: "retry"; status: number | undefined; delayMs: number }
  | Ended;

const Started = z
  .looseObject({
    type: z.literal("system"),
    subtype: z.literal("init"),
    tools: z.array(z.string()),
    mcp_servers: z.array(z.unknown()),
    permissionMode: z.string(),
  })
  .transform(({ tools, mcp_servers: servers, permissionMode }): StreamEvent => ({
    kind: "started",
    ...{ tools, permissionMode },
    mcpServers: servers.length,
  }));

const Retry = z
  .looseObject({
    type: z.literal("system"),
    subtype: z.literal("api_retry"),
    error_status: z.number().nullish(),
    retry_delay_ms: Count,
  })
  .transform(({ error_status: status, retry_delay_ms: delayMs }): StreamEvent => ({
    kind: "retry",
    status: status ?? undefined,
    delayMs,
  }));

const ToolUse = z.looseObject({
  type: z.literal("tool_use"),
  id: z.string(),
  name: z.string(),
  input: z.unknown().optional(),
});

const Said = z
  .looseObject({
    type: z.literal("assistant"),
    message: z.looseObject({
      id: z.string(),
      model: z.string(),
      content: z.array(z.looseObject({ type: z.string() })),
      usage: z
        .looseObject({
          input_tokens: Count,
          output_tokens: Count,
          cache_read_input_tokens: Count,
          cache_creation_input_tokens: Count,
        })
        .optional(),
    }),
  })
  .transform(({ message: { id, model, content, usage } }): StreamEvent => ({
    kind: "said",
    ...{ id, model },
    calls: content.flatMap((block) => {
      const use = ToolUse.safeParse(block);
      return use.success ? [{ id: use.data.id, name: use.data.name, input: use.data.input }] : [];
    }),
    tokens: {
      inputTokens: usage?.input_tokens ?? 0,
      outputTokens: usage?.output_tokens ?? 0,
      cacheReadTokens: usage?.cache_read_input_tokens ?? 0,
      cacheWriteTokens: usage?.cache_creation_input_tokens ?? 0,
    },
  }));

const ToolResult = z.looseObject({
  type: z.literal("tool_result"),
  tool_use_id: z.string(),
  content: z.unknown().optional(),
  is_error: z.boolean().nullish(),
});

const textOf = (content: unknown): string =>
  typeof content === "string" ? content : JSON.stringify(content ?? "");

const Answers = z
  .looseObject({
    type: z.literal("user"),
    message: z.looseObject({ content: z.array(z.unknown()) }),
  })
  .transform(({ message }): StreamEvent => ({
    kind: "answered",
    answers: message.content.flatMap((block) => {
      const result = ToolResult.safeParse(block);
      if (!result.success) return [];
      const { tool_use_id: id, content, is_error: isError } = result.data;
      return [{ id, text: textOf(content), isError: isError ?? false }];
    }),
  }));

const Denial = z.looseObject({ tool_name: z.string(), tool_input: z.unknown().optional() });

const End = z
  .looseObject({
    type: z.literal("result"),
    subtype: z.string(),
    // Absent counts as an error: nothing is taken for done that does not say so.
    is_error: z.boolean().default(true),
    result: z.string().default(""),
    structured_output: z.unknown().optional(),
    permission_denials: z.array(Denial).catch([]),
    api_error_status: z.number().nullish(),
    api_error_type: z.string().nullish(),
    stop_reason: z.string().nullish(),
    errors: z.array(z.string()).catch([]),
    modelUsage: z
      .record(
        z.string(),
        z.looseObject({
          inputTokens: Count,
          outputTokens: Count,
          cacheReadInputTokens: Count,
          cacheCreationInputTokens: Count,
        }),
      )
      .catch({}),
  })
  .transform((end): StreamEvent => ({
    kind: "ended",
    subtype: end.subtype,
    isError: end.is_error,
    text: end.result,
    report: end.structured_output,
    denials: end.permission_denials.map(({ tool_name: tool, tool_input: input }) => ({
      tool,
      input,
    })),
    apiStatus: end.api_error_status ?? undefined,
    apiErrorType: end.api_error_type ?? undefined,
    stopReason: end.stop_reason ?? undefined,
    errors: end.errors,
    tokens: Object.fromEntries(
      Object.entries(end.modelUsage).map(([model, usage]) => [
        model,
        {
          inputTokens: usage.inputTokens,
          outputTokens: usage.outputTokens,
          cacheReadTokens: usage.cacheReadInputTokens,
          cacheWriteTokens: usage.cacheCreationInputTokens,
        },
      ]),
    ),
  }));

const Line = z.union([Started, Retry, Said, Answers, End]);

/** Reads one line of Claude Code's stdout; undefined for what is no event, or one of no concern here. */
export function readEvent(line: string): StreamEvent | undefined {
  try {
    return Line.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
