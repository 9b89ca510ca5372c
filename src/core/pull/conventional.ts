import type { Analysis } from "../issue/analysis.ts";

/** Which word a conventional commit or pull request of this type begins with. */
const WORDS: Record<Analysis["type"], string> = {
  feature: "feat",
  bug: "fix",
  docs: "docs",
  refactor: "refactor",
  test: "test",
  architecture: "refactor",
  deployment: "build",
};

const PREFIX = /^\w+(?:\([^)]{0,40}\))?(!)?:\s+/;

/** `feat: Add user authentication`; a prefix that the title has is replaced, its `!` is kept. */
export function conventional(type: Analysis["type"], title: string): string {
  const line = title.replace(/\s+/g, " ").trim();
  const breaking = PREFIX.exec(line)?.[1] ?? "";
  return `${WORDS[type]}${breaking}: ${line.replace(PREFIX, "")}`;
}
