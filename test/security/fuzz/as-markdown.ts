import { parsers } from "prettier/plugins/markdown";
import { z } from "zod";

/** What a Markdown reader that is not ours (CommonMark with GitHub's tables and autolinks) makes of a text. */
export type Block = {
  type: string;
  value?: string | undefined;
  url?: string | undefined;
  children?: Block[] | undefined;
};

const Block: z.ZodType<Block> = z.lazy(() =>
  z.object({
    type: z.string(),
    value: z
      .string()
      .nullish()
      .transform((value) => value ?? undefined),
    url: z
      .string()
      .nullish()
      .transform((url) => url ?? undefined),
    children: z.array(Block).optional(),
  }),
);

/** The blocks of a text. Braces mean nothing to GitHub, and templates to this reader: they are read as another sign. */
export function asMarkdown(text: string): Block[] {
  // A line before it, so that dashes at the top are a line and no front matter.
  const source = `\n${text.replace(/[{}$]/g, "¤").replace(/\[\[/g, "[ [")}`;
  const root: unknown = parsers.markdown.parse(
    source,
    {} as Parameters<typeof parsers.markdown.parse>[1],
  );
  return Block.parse(root).children ?? [];
}

/** Every node below, parents first. */
export const nodesOf = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block) => [block, ...nodesOf(block.children ?? [])]);

/** What is read of a block, without its code. */
export const wordsOf = (block: Block): string =>
  block.type === "text" ? (block.value ?? "") : (block.children ?? []).map(wordsOf).join("");
