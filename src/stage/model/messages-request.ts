import { z } from "zod";
import { ApiError } from "./errors.ts";
import { innermostIssue } from "./innermost-issue.ts";

/**
 * The shape of `POST /v1/messages`, as far as a client can get it wrong; what is not named here is
 * let through. https://platform.claude.com/docs/en/api/messages
 */
const CacheControl = z.looseObject({ type: z.literal("ephemeral") }).nullish();

const Text = z.looseObject({
  type: z.literal("text"),
  text: z.string().min(1, "text content blocks must be non-empty"),
  cache_control: CacheControl,
});
const ToolUse = z.looseObject({
  type: z.literal("tool_use"),
  id: z.string().regex(/^[a-zA-Z0-9_-]+$/),
  name: z.string().min(1),
  input: z.record(z.string(), z.unknown()),
  cache_control: CacheControl,
});
const other = (...types: [string, ...string[]]) =>
  types.map((type) => z.looseObject({ type: z.literal(type), cache_control: CacheControl }));

const MEDIA = other("image", "document", "search_result");
const ResultContent = z.discriminatedUnion("type", [Text, ...MEDIA, ...other("tool_reference")]);
const ToolResult = z.looseObject({
  type: z.literal("tool_result"),
  tool_use_id: z.string(),
  content: z.union([z.string(), z.array(ResultContent)]).optional(),
  is_error: z.boolean().optional(),
  cache_control: CacheControl,
});
const UserBlock = z.discriminatedUnion("type", [Text, ToolResult, ...MEDIA]);
const AssistantBlock = z.discriminatedUnion("type", [
  Text,
  ToolUse,
  ...other("thinking", "redacted_thinking", "server_tool_use", "web_search_tool_result"),
]);

const Message = z.discriminatedUnion("role", [
  z.looseObject({
    role: z.literal("user"),
    content: z.union([
      z.string().min(1, "user messages must have non-empty content"),
      z.array(UserBlock).min(1),
    ]),
  }),
  z.looseObject({
    role: z.literal("assistant"),
    content: z.union([z.string().min(1), z.array(AssistantBlock).min(1)]),
  }),
  z.looseObject({
    role: z.literal("system"),
    content: z.union([z.string(), z.array(Text)]),
  }),
]);

const Tool = z
  .looseObject({
    /** Absent for client tools, which need a schema; tools of the server have a type and none. */
    type: z.string().nullish(),
    name: z.string().regex(/^[a-zA-Z0-9_-]{1,128}$/),
    input_schema: z.looseObject({ type: z.literal("object") }).optional(),
    cache_control: CacheControl,
  })
  .refine((tool) => (tool.type ?? "custom") !== "custom" || tool.input_schema !== undefined, {
    error: "input_schema: Field required",
  });

const Prompt = z.looseObject({
  model: z.string().min(1),
  messages: z.array(Message).min(1, "at least one message is required"),
  system: z.union([z.string(), z.array(Text)]).optional(),
  tools: z.array(Tool).optional(),
  cache_control: CacheControl,
});

const Request = Prompt.extend({
  max_tokens: z.number().int().positive(),
  metadata: z.looseObject({ user_id: z.string().max(256).nullish() }).optional(),
  stream: z.boolean().optional(),
  temperature: z.number().min(0).max(1).optional(),
  // The beta keeps conversations on the server; the SDK's tool runner asks for it unless told not to.
  thread: z
    .undefined({
      error: "the scripted model keeps no threads; send the whole conversation (`thread: false`)",
    })
    .optional(),
});

export type PromptRequest = z.infer<typeof Prompt>;
export type MessagesRequest = z.infer<typeof Request>;
export type Block = Record<string, unknown> & { type: string };
export type RequestMessage = PromptRequest["messages"][number];

const explain = (error: z.ZodError): string =>
  error.issues
    .slice(0, 3)
    .map(innermostIssue)
    .map(({ path, message }) => `${path.map(String).join(".") || "body"}: ${message}`)
    .join("; ");

const parse = <T>(schema: z.ZodType<T>, body: unknown): T => {
  const result = schema.safeParse(body);
  if (!result.success) throw new ApiError(400, explain(result.error));
  return result.data;
};

/** @throws ApiError 400 */
export const parseMessages = (body: unknown): MessagesRequest => parse(Request, body);

/** `POST /v1/messages/count_tokens` takes the prompt only. @throws ApiError 400 */
export const parsePrompt = (body: unknown): PromptRequest => parse(Prompt, body);

/** The content of a message as blocks; a string is one text block. */
export const blocksOf = (content: string | Block[]): Block[] =>
  typeof content === "string" ? [{ type: "text", text: content }] : content;
