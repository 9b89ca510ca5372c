import { z } from "zod";
import { excerptOf } from "../../../core/knowledge/excerpt.ts";
import { quote } from "../../../core/text/quote.ts";
import type { KnowledgeOutcome } from "../../../core/knowledge/document.ts";
import type { Found, Knowledge } from "../../../ports/knowledge.ts";
import { defineTool, type Tool } from "./tool.ts";

const RESULTS = 5;

const ENDED: Partial<Record<KnowledgeOutcome, string>> = {
  success: "merged",
  failed: "FAILED, no example to follow",
  rolled_back: "TAKEN BACK from production, no example to follow",
};

const shown = ({ document }: Found): string =>
  `${document.task ?? document.id}, ${ENDED[document.outcome] ?? document.outcome} ${document.time.slice(0, 10)}\n${excerptOf(document)}`;

/**
 * Search in what earlier tasks of the repository did. Only what was merged is shown as it is; what failed or
 * was taken back is marked so, and what was never merged is not shown. All of it is quoted data with its
 * source: whoever could write an issue could have written into it (threat 42).
 *
 * @param random a fresh unguessable text at each call, at least 16 long
 */
export const knowledgeTool = (knowledge: Knowledge, random: () => string): Tool =>
  defineTool({
    name: "search_knowledge",
    description:
      "Finds what earlier tasks of this repository did, or failed at: files, summaries, errors. By words, names or paths.",
    readOnly: true,
    input: z.object({ text: z.string().min(1).max(500) }),
    run: async ({ text }) => {
      const found = await knowledge.search({
        text,
        limit: RESULTS,
        types: ["task"],
        outcomes: ["success", "failed", "rolled_back"],
      });
      return {
        text:
          found.length === 0
            ? "Nothing fits."
            : quote("earlier tasks", found.map(shown).join("\n\n"), random),
      };
    },
  });
