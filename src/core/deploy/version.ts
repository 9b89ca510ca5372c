export type Level = "major" | "minor" | "patch";

const HEADER = /^(\w+)(?:\([^)]{0,100}\))?(!)?:\s/;
const BREAKING = /^BREAKING[ -]CHANGE: /m;

/** What a commit message asks for: https://www.conventionalcommits.org/en/v1.0.0/#summary */
function levelOfOne(message: string): Level {
  const [, word, breaking] = HEADER.exec(message) ?? [];
  if (breaking !== undefined || BREAKING.test(message)) return "major";
  return word?.toLowerCase() === "feat" ? "minor" : "patch";
}

/** The highest level that any of the messages asks for; a patch where none does. */
export function levelOf(messages: readonly string[]): Level {
  const levels = messages.map(levelOfOne);
  if (levels.includes("major")) return "major";
  return levels.includes("minor") ? "minor" : "patch";
}

/** The first release of a repository without version tags. */
const FIRST_TAG = "v0.1.0";

export type NextVersion = {
  /** Version tags, newest first. */
  tags: readonly string[];
  level: Level;
  /** Semantic versioning's increment, without a leading v on either side. */
  increment: (version: string, level: Level) => string;
};

/** The tag of the next release (seed phase 8: `v1.2.3` → `v1.2.4`) and the one before it. */
export function nextTag({ tags, level, increment }: NextVersion): {
  tag: string;
  previous?: string;
} {
  const [previous] = tags;
  if (previous === undefined) return { tag: FIRST_TAG };
  return { tag: `v${increment(previous.replace(/^v/, ""), level)}`, previous };
}
