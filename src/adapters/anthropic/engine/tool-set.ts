import type { Tool as ToolParam, ToolUseBlock } from "@anthropic-ai/sdk/resources/messages";
import { z } from "zod";
import { codeOf, messageOf } from "../../../core/error-code.ts";
import type { Commands } from "../../../ports/commands.ts";
import type { EngineReport } from "../../../ports/engine.ts";
import { bashTool } from "./bash-tool.ts";
import { ToolError } from "./confined-path.ts";
import { FILE_TOOLS } from "./file-tools.ts";
import { searchTools } from "./search-tools.ts";
import { defineTool, type Tool, type ToolContext, type ToolOutcome } from "./tool.ts";

export const FINISH = "finish";
const FinishInput = z.object({
  summary: z
    .string()
    .trim()
    .min(1)
    .describe("What you changed and how you checked it, in a few plain lines"),
  not_done: z
    .array(z.string().trim().min(1))
    .default([])
    .describe("What the task asks for and you could not do, each with its reason"),
});

/** The report of a call of `finish`; undefined for every other call, and for one that is not valid. */
export function reportOf({
  name,
  input,
}: Pick<ToolUseBlock, "name" | "input">): Pick<EngineReport, "summary" | "notDone"> | undefined {
  const report = name === FINISH ? FinishInput.safeParse(input) : undefined;
  if (!report?.success) return undefined;
  const { summary, not_done: open } = report.data;
  return { summary, ...(open.length === 0 ? {} : { notDone: open.join("; ") }) };
}

const finish = defineTool({
  name: FINISH,
  description: "Ends the task. Call it once everything is done and the checks pass.",
  input: FinishInput,
  run: () => Promise.resolve({ text: "Noted." }),
});

/** @param more tools that are not always there */
export const toolSet = (commands: Commands, more: readonly Tool[] = []): readonly Tool[] => [
  ...FILE_TOOLS,
  ...searchTools(commands),
  bashTool(commands),
  ...more,
  finish,
];

const InputSchema = z.looseObject({ type: z.literal("object") });

/** The tools as the API wants them: always in the same order, so that the prompt cache holds. */
export const toolParams = (tools: readonly Tool[]): ToolParam[] =>
  tools.map(({ name, description, input }) => ({
    name,
    description,
    input_schema: InputSchema.parse(z.toJSONSchema(input, { io: "input" })),
  }));

/** Runs one call; whatever goes wrong with it is an answer to the model, not the end of the loop. */
export async function runTool(
  tools: readonly Tool[],
  call: Pick<ToolUseBlock, "name" | "input">,
  context: ToolContext,
): Promise<ToolOutcome> {
  const tool = toolOf(tools, call.name);
  if (!tool)
    return {
      text: `There is no tool ${call.name}. There are: ${tools.map(({ name }) => name).join(", ")}.`,
      isError: true,
    };
  const input = tool.input.safeParse(call.input);
  if (!input.success)
    return { text: `Wrong input: ${z.prettifyError(input.error)}`, isError: true };
  try {
    return await tool.run(call.input, context);
  } catch (error) {
    if (error instanceof ToolError || codeOf(error) !== undefined)
      return { text: messageOf(error), isError: true };
    throw error;
  }
}

const toolOf = (tools: readonly Tool[], name: string): Tool | undefined =>
  tools.find((tool) => tool.name === name);

/** Calls that run side by side at most: each `grep` is a process. */
const MAX_SIDE_BY_SIDE = 8;

/** Calls in their order, those that only read and follow each other together. */
function batchesOf<C extends { name: string }>(tools: readonly Tool[], calls: readonly C[]): C[][] {
  const batches: C[][] = [];
  let open = false;
  for (const call of calls) {
    const reads = toolOf(tools, call.name)?.readOnly ?? false;
    const last = batches.at(-1);
    if (last && open && reads && last.length < MAX_SIDE_BY_SIDE) last.push(call);
    else batches.push([call]);
    open = reads;
  }
  return batches;
}

/**
 * All calls of one turn, the outcomes in their order. Reads that follow each other run side by side,
 * everything else in turn: a read sees what the call before it wrote.
 */
export async function runCalls<C extends Pick<ToolUseBlock, "name" | "input">>(
  tools: readonly Tool[],
  calls: readonly C[],
  context: ToolContext,
): Promise<{ call: C; outcome: ToolOutcome }[]> {
  const done: { call: C; outcome: ToolOutcome }[] = [];
  for (const batch of batchesOf(tools, calls))
    done.push(
      ...(await Promise.all(
        batch.map(async (call) => ({ call, outcome: await runTool(tools, call, context) })),
      )),
    );
  return done;
}
