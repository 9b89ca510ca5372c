import type { Analysis } from "../issue/analysis.ts";
import type { IssueSnapshot } from "../session/session.ts";
import { durationText } from "../text/duration-text.ts";
import type { KnowledgeDocument } from "./document.ts";

/** What is searched for: the issue, and what its analysis calls it. */
export const tasksQuery = (
  { title }: Pick<IssueSnapshot, "title">,
  { keywords, components }: Pick<Analysis, "keywords" | "components">,
): string => [title, ...keywords, ...components].join("\n").slice(0, 1_000);

const ENDED: Partial<Record<KnowledgeDocument["outcome"], string>> = {
  success: "merged",
  failed: "failed",
  rolled_back: "taken back from production",
};

/** Earlier tasks with how long they took, a line each, for a model that estimates. Strangers' words. */
export const tasksText = (documents: readonly KnowledgeDocument[]): string =>
  documents
    .flatMap(({ title, taskType, outcome, seconds, estimatedSeconds }) =>
      seconds === undefined
        ? []
        : [
            [
              `${title}${taskType === undefined ? "" : ` (${taskType})`}: took ${durationText(seconds)}`,
              ...(estimatedSeconds === undefined
                ? []
                : [`estimated ${durationText(estimatedSeconds)}`]),
              ENDED[outcome] ?? outcome,
            ].join(", "),
          ],
    )
    .join("\n");
