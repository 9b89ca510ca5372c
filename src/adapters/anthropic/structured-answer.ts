import type { Message } from "@anthropic-ai/sdk/resources/messages";
import type { z } from "zod";
import { messageOf } from "../../core/error-code.ts";

export type Reading<T> =
  | { kind: "value"; value: T }
  /** Worth a second question: what is wrong, a line each, and what was said. */
  | { kind: "repairable"; said: string; findings: string[] }
  | { kind: "unusable"; reason: string };

const MAX_FINDINGS = 20;

const textOf = ({ content }: Message): string =>
  content.flatMap((block) => (block.type === "text" ? [block.text] : [])).join("");

/** Why an answer cannot be used at all, undefined where it came to its end. */
function cutOff(message: Message): string | undefined {
  switch (message.stop_reason) {
    case "end_turn":
    case "stop_sequence":
      return undefined;
    case "refusal":
      return "the model refused to answer";
    case "max_tokens":
      return "the answer was longer than the output limit";
    case "model_context_window_exceeded":
      return "question and answer are longer than the model's context";
    case "tool_use":
    case "pause_turn":
    case null:
      return `the model stopped in the middle (${message.stop_reason ?? "no reason given"})`;
    default:
      return "the model stopped for a reason that is not known here";
  }
}

function parseJson(text: string): { value: unknown } | { problem: string } {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch (error) {
    return { problem: `not JSON: ${messageOf(error)}` };
  }
}

/** Reads an answer by its schema and by the asker's own check; never guesses. */
export function readAnswer<T>(
  message: Message,
  schema: z.ZodType<T>,
  check: (value: T) => string[],
): Reading<T> {
  const reason = cutOff(message);
  if (reason !== undefined) return { kind: "unusable", reason };
  const said = textOf(message);
  const parsed = parseJson(said);
  if ("problem" in parsed) return { kind: "repairable", said, findings: [parsed.problem] };
  const result = schema.safeParse(parsed.value);
  const findings = result.success
    ? check(result.data)
    : result.error.issues.map(({ path, message: text }) => `${path.join(".") || "(all)"}: ${text}`);
  if (result.success && findings.length === 0) return { kind: "value", value: result.data };
  return { kind: "repairable", said, findings: findings.slice(0, MAX_FINDINGS) };
}
