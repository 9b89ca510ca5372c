import { levelOf, type Level } from "../../src/core/deploy/version.ts";

/** A commit as git has it. */
export type Commit = {
  /** Whole id. */
  sha: string;
  /** Subject, empty line, body. */
  message: string;
};

/** The changelog's headings, in its order. */
export const KINDS = ["breaking", "feature", "fix", "performance", "revert"] as const;

/** A commit that users notice. */
export type Change = {
  sha: string;
  kind: (typeof KINDS)[number];
  level: Level;
  scope: string | undefined;
  /** What the subject says, as somebody wrote it. */
  text: string;
};

const HEADER = /^(\w+)(?:\(([^)]{0,100})\))?!?:\s+(.+)/;

const NOTICED: Partial<Record<string, Change["kind"]>> = {
  feat: "feature",
  fix: "fix",
  perf: "performance",
  revert: "revert",
};

/**
 * What a commit means for users; undefined for one that asks for no release: docs, tests, a refactoring, or no
 * conventional commit at all. A breaking change is one whatever its type
 * (https://www.conventionalcommits.org/en/v1.0.0/#specification, 8 and 11 to 14).
 */
export function changeOf({ sha, message }: Commit): Change | undefined {
  const [, type = "", scope, text] = HEADER.exec(message) ?? [];
  if (text === undefined) return undefined;
  const level = levelOf([message]);
  const kind = level === "major" ? "breaking" : NOTICED[type.toLowerCase()];
  return kind && { sha, kind, level, scope, text };
}
