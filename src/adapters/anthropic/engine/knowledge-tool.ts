import { z } from "zod";
import { quote } from "../../../core/text/quote.ts";
import type { Found, Knowledge } from "../../../ports/knowledge.ts";
import { defineTool, type Tool } from "./tool.ts";

const RESULTS = 5;

const shown = ({ source, at, outcome, excerpt }: Found): string =>
  `${source}, ${outcome} ${at.toISOString().slice(0, 10)}\n${excerpt}`;

/**
 * Search in what earlier tasks of the repository did. Only work that was merged is shown, and only as
 * quoted data with its source: whoever could write an issue could have written into it (threat 42).
 *
 * @param random a fresh unguessable text at each call, at least 16 long
 */
export const knowledgeTool = (knowledge: Knowledge, random: () => string): Tool =>
  defineTool({
    name: "search_knowledge",
    description:
      "Finds what earlier merged tasks of this repository did: files, summaries. By words, names or paths.",
    readOnly: true,
    input: z.object({ text: z.string().min(1).max(500) }),
    run: async ({ text }) => {
      const found = await knowledge.search({ text, limit: RESULTS, outcome: "merged" });
      return {
        text:
          found.length === 0
            ? "Nothing fits."
            : quote("earlier tasks", found.map(shown).join("\n\n"), random),
      };
    },
  });
