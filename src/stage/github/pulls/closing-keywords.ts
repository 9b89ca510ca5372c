const KEYWORD = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(?:([\w.-]+\/[\w.-]+))?#(\d+)\b/gi;

/**
 * Numbers of the issues that a text closes when it reaches the default branch.
 * https://docs.github.com/issues/tracking-your-work-with-issues/using-issues/linking-a-pull-request-to-an-issue
 */
export function closedBy(text: string, repository: string): number[] {
  const numbers = [...text.matchAll(KEYWORD)]
    .filter(([, named]) => named === undefined || named.toLowerCase() === repository.toLowerCase())
    .map(([, , number]) => Number(number));
  return [...new Set(numbers)];
}
