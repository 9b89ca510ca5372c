import type { Analysis } from "../issue/analysis.ts";
import type { IssueSnapshot } from "../session/session.ts";
import type { KnowledgeDocument } from "./document.ts";
import type { Encoder } from "./encoder.ts";

type Hit = { document: KnowledgeDocument; score: number };
export type SimilarIssue = Analysis["similar"][number];

/** Half of the words of one must be in the other, and a word alone is no likeness. */
const LEAST_SHARE = 0.5;
const LEAST_WORDS = 2;
const MOST_ISSUES = 3;
const MOST_CHARACTERS = 1_000;

/** What is searched for: the title, and how the description begins. */
export const similarityQuery = ({ title, body }: Pick<IssueSnapshot, "title" | "body">): string =>
  `${title}\n${body}`.slice(0, MOST_CHARACTERS);

/** The larger share of a title's words that the other side has, 0 to 1. */
function likeness(issue: IssueSnapshot, document: KnowledgeDocument, encoder: Encoder): number {
  const { title, keywords, files, content } = document;
  const shareOf = (some: string, others: string): number => {
    const words = new Set(encoder.terms(some));
    const there = new Set(encoder.terms(others));
    const common = [...words].filter((word) => there.has(word)).length;
    return common < LEAST_WORDS ? 0 : common / words.size;
  };
  return Math.max(
    shareOf(issue.title, [title, ...keywords, ...files, content].join("\n")),
    shareOf(title, `${issue.title}\n${issue.body}`),
  );
}

/**
 * Other issues that were like this one, by what a search found of them, each with how it ended: as its
 * session's newest entry says, else as the work that was found.
 */
export function similarIssues(
  found: readonly Hit[],
  issue: IssueSnapshot,
  encoder: Encoder,
): SimilarIssue[] {
  const best = new Map<number, { document: KnowledgeDocument; share: number }>();
  for (const { document } of found) {
    if (document.issue === issue.number) continue;
    const share = likeness(issue, document, encoder);
    const known = best.get(document.issue);
    const isEnd = document.type === "session";
    if (known === undefined) best.set(document.issue, { document, share });
    else {
      const newer = known.document.type !== "session" || document.time > known.document.time;
      best.set(document.issue, {
        document: isEnd && newer ? document : known.document,
        share: Math.max(known.share, share),
      });
    }
  }
  return [...best.values()]
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST_ISSUES)
    .map(({ document: { issue: number, title, outcome }, share }) => ({
      ...{ issue: number, title, outcome },
      score: Math.round(share * 100) / 100,
    }));
}
