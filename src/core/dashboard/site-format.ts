import type { SessionRow } from "./session-row.ts";

/** The page refuses data of another format. Counted up with every change that an older page cannot read. */
export const DATA_FORMAT = 1;

/** What the page loads first: `data/sessions.js`. */
export type SiteSummary = {
  format: number;
  /** ISO 8601. */
  generatedAt: string;
  /** Where the records were read, for people. */
  source: string;
  /** Most recently moved first. */
  rows: readonly SessionRow[];
};

/** `data/knowledge.js`: how many documents there are, in how many files `data/knowledge-<n>.js`. */
export type KnowledgeSummary = { documents: number; chunks: number };
