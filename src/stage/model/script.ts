import { z } from "zod";

/** The agents that ask the model, as their requests name themselves. */
const MODEL_AGENTS = ["issue", "coordinator", "codegen", "review"] as const;

const Tool = z
  .record(z.string(), z.record(z.string(), z.json()))
  .refine((entry) => Object.keys(entry).length === 1, {
    error: "one tool for each entry: `- <tool name>: { <input> }`",
  })
  .describe(
    "A call of one tool: its name, and its input. A value `{ file: <path> }` anywhere in the input is replaced by the text of that file of the scenario folder; for the tool `write`, `file: <path>` beside `path:` stands for `content: { file: <path> }`.",
  );

const Fault = z
  .strictObject({
    times: z
      .number()
      .int()
      .positive()
      .default(1)
      .describe("How many requests fail before the answer comes."),
    status: z
      .union([400, 401, 403, 404, 413, 429, 500, 504, 529].map((code) => z.literal(code)))
      .optional()
      .describe("Answer this HTTP status with Anthropic's error body (529 = overloaded)."),
    retryAfter: z.number().nonnegative().optional().describe("Seconds in the retry-after header."),
    message: z.string().optional().describe("Text of the error."),
    cutAfter: z
      .number()
      .int()
      .nonnegative()
      .optional()
      .describe("Break the connection after so many events of the stream; 0: before any answer."),
  })
  .refine((fault) => (fault.status === undefined) !== (fault.cutAfter === undefined), {
    error: "an error has either `status` or `cutAfter`",
  })
  .describe("Fail before answering.");

const Pause = z.number().int().nonnegative().describe("Milliseconds to wait before answering.");

const Turn = z
  .strictObject({
    text: z.string().optional().describe("Text of the assistant, e.g. not JSON at all."),
    json: z.json().optional().describe("A structured answer: sent as text that holds this JSON."),
    tools: z.array(Tool).optional().describe("Tool calls, in order, after the text."),
    finish: z
      .record(z.string(), z.json())
      .optional()
      .describe("Short for `tools: [{ finish: ... }]`, as the last call."),
    stopReason: z
      .enum([
        "end_turn",
        "max_tokens",
        "tool_use",
        "refusal",
        "pause_turn",
        "stop_sequence",
        "model_context_window_exceeded",
      ])
      .optional()
      .describe("Default: tool_use where tools are called, else end_turn."),
    delayMs: Pause.optional(),
    error: Fault.optional(),
  })
  .refine((turn) => turn.text === undefined || turn.json === undefined, {
    error: "a turn has `text` or `json`, not both",
  })
  .describe("What the assistant says in one turn of the conversation.");

const ANSWER = ["text", "json", "tools", "finish", "stopReason"] as const;

/** What is wrong with the answer of a reply: none, two, or one beside its turns. */
const misplaced = (
  reply: Partial<Record<(typeof ANSWER)[number] | "turns", unknown>>,
): string | undefined => {
  const present = ANSWER.filter((name) => reply[name] !== undefined);
  if (reply.turns !== undefined) {
    return present[0] && `\`${present[0]}\` belongs into the turns of this reply`;
  }
  if (present.length === 0) {
    return "a reply needs an answer: `json`, `text`, `tools`, `finish` or `turns`";
  }
  const both = reply.text !== undefined && reply.json !== undefined;
  return both ? "a reply has `text` or `json`, not both" : undefined;
};

const Reply = z
  .strictObject({
    agent: z.enum(MODEL_AGENTS).optional().describe("Only for requests of this agent."),
    issue: z.number().int().positive().optional().describe("Only for this issue and its tasks."),
    task: z
      .union([z.string(), z.number().int().positive()])
      .optional()
      .describe("Only for this task: its id, or n for `task-<issue>-<n>`."),
    attempt: z.number().int().positive().optional().describe("Only for this attempt; default any."),
    match: z
      .strictObject({ contains: z.string().min(1) })
      .optional()
      .describe(
        "Only where the newest user message contains this text, for clients that cannot name themselves.",
      ),
    anyTool: z
      .boolean()
      .default(false)
      .describe("Call tools that the request does not offer, too (a model that makes one up)."),
    ...Turn.shape,
    turns: z
      .array(Turn)
      .min(1)
      .optional()
      .describe("The assistant's turns; instead of one answer."),
  })
  .superRefine((reply, context) => {
    const message = misplaced(reply);
    if (message !== undefined) context.addIssue({ code: "custom", message });
  })
  .describe(
    "An answer and whom it is for. The reply with the most conditions that hold is played, the first of equals.",
  );

/** `model.yml` of a scenario. `miyabi schema scenario` prints it. */
export const ScriptFile = z
  .strictObject({
    model: z.string().optional().describe("The model that requests must name; any by default."),
    replies: z.array(Reply),
  })
  .describe("What the scripted model answers.");

export type ScriptFile = z.infer<typeof ScriptFile>;
export type ScriptedFault = z.infer<typeof Fault>;

export type JsonValue = z.core.util.JSONType;
export type JsonObject = { [name: string]: JsonValue };

export type ScriptedTurn = {
  text?: string;
  tools: { name: string; input: JsonObject }[];
  stopReason?: NonNullable<z.infer<typeof Turn>["stopReason"]>;
  delayMs?: number;
  error?: ScriptedFault;
};

/** A reply in the form in which it is played: files read, every answer a list of turns. */
export type ScriptedReply = {
  agent?: (typeof MODEL_AGENTS)[number];
  issue?: number;
  task?: string | number;
  attempt?: number;
  contains?: string;
  anyTool: boolean;
  delayMs?: number;
  error?: ScriptedFault;
  turns: ScriptedTurn[];
};

export type Script = { model?: string; replies: ScriptedReply[] };
