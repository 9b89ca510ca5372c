import type { Tool as ToolParam, ToolUseBlock } from "@anthropic-ai/sdk/resources/messages";
import { z } from "zod";
import { codeOf, messageOf } from "../../../core/error-code.ts";
import type { Commands } from "../../../ports/commands.ts";
import { bashTool } from "./bash-tool.ts";
import { ToolError } from "./confined-path.ts";
import { FILE_TOOLS } from "./file-tools.ts";
import { searchTools } from "./search-tools.ts";
import { defineTool, type Tool, type ToolContext, type ToolOutcome } from "./tool.ts";

export const FINISH = "finish";
export const FinishInput = z.object({
  summary: z.string().describe("What you changed and how you checked it, in a few plain lines"),
});

const finish = defineTool({
  name: FINISH,
  description: "Ends the task. Call it once everything is done and the checks pass.",
  input: FinishInput,
  run: () => Promise.resolve({ text: "Noted." }),
});

export const toolSet = (commands: Commands): readonly Tool[] => [
  ...FILE_TOOLS,
  ...searchTools(commands),
  bashTool(commands),
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
  const tool = tools.find(({ name }) => name === call.name);
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
