import { z } from "zod";

const Text = z.object({ type: z.literal("text"), text: z.string() });
const Block = z.union([
  z.object({
    type: z.literal("tool_result"),
    content: z.union([z.string(), z.array(z.union([Text, z.object({ type: z.string() })]))]),
  }),
  z.object({ type: z.string() }),
]);
const Body = z.object({
  messages: z.array(z.object({ content: z.union([z.string(), z.array(Block)]) })),
});

const textOf = (block: z.infer<typeof Block>): string[] => {
  if (!("content" in block)) return [];
  if (typeof block.content === "string") return [block.content];
  return block.content.flatMap((part) => ("text" in part ? [part.text] : []));
};

/** Lines that tools gave back to the model, of all requests: what it wrote itself is left out. */
export const toolResultLines = (bodies: readonly string[]): string[] =>
  bodies
    .flatMap((body) => Body.parse(JSON.parse(body)).messages)
    .flatMap(({ content }) => (typeof content === "string" ? [] : content.flatMap(textOf)))
    .flatMap((text) => text.split("\n"));
