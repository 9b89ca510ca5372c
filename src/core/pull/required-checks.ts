/** A check that the base branch demands, as it stands at one commit. */
export type RequiredCheck = {
  name: string;
  /** Absent: nothing of this name was ever started there. */
  state: "absent" | "pending" | "failure" | "success";
};

/** Names of the required checks that failed. */
export const failedOf = (checks: readonly RequiredCheck[]): RequiredCheck[] =>
  checks.filter(({ state }) => state === "failure");

/** What may still come. */
export const openOf = (checks: readonly RequiredCheck[]): RequiredCheck[] =>
  checks.filter(({ state }) => state === "absent" || state === "pending");

/** True where GitHub's words for why it does not merge tell of what only people can do. */
export const asksForPeople = (message: string): boolean =>
  /review|approv|draft|conversation/i.test(message);

/**
 * What is awaited, as a part of a sentence, and what to do where a check does not even start. Plain text:
 * names of checks are anybody's words.
 */
export function awaitedText(open: readonly RequiredCheck[]): string {
  const absent = open.filter(({ state }) => state === "absent").map(({ name }) => name);
  const what = `required checks are awaited: ${open.map(({ name }) => name).join(", ")}`;
  if (absent.length === 0) return what;
  return `${what}. Not started at all: ${absent.join(", ")}. GitHub holds workflow runs of a pull request that was opened with GITHUB_TOKEN until somebody approves them on its page; a GitHub App or the secret MIYABI_PR_TOKEN avoids that`;
}
