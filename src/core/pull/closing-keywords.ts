/** GitHub closes an issue when a commit with such words reaches the default branch. */
const CLOSING =
  /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b(?::\s{0,20}|\s{1,20})(?:[\w.-]{1,100}\/[\w.-]{1,100})?(?:#|gh-|https?:\/\/\S{1,200}\/(?:issues|pull)\/)\d{1,10}/gi;

/**
 * Closing words in commit messages, as they stand. None of our commits has any: only the pull request
 * says `Closes #500` (threat 44).
 */
export const closingKeywords = (messages: readonly string[]): string[] =>
  messages.flatMap((message) => message.match(CLOSING) ?? []);
