import type { Account } from "../../contract/tokens.ts";

const CONTENTS = ["+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes"] as const;

export type Content = (typeof CONTENTS)[number];

export type Reaction = { id: number; content: Content; by: Account; at: Date };

/** How often each reaction was given, as every issue and comment carries it. */
export function reactionRollup(url: string, reactions: readonly Reaction[]): object {
  const count = (content: Content): number =>
    reactions.filter((reaction) => reaction.content === content).length;
  return {
    url,
    total_count: reactions.length,
    ...Object.fromEntries(CONTENTS.map((content) => [content, count(content)])),
  };
}
