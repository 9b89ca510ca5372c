const MOST_CHARACTERS = 1500;

/**
 * A link that opens VS Code with Cline and a task text. GitHub shows https links only, so it goes
 * through vscode.dev; Cline takes `/task?prompt=` (cline/cline, src/services/uri/SharedUriHandler.ts).
 * Encoded twice: once for each of the two addresses.
 */
export function clineLink(task: string): string {
  const prompt = encodeURIComponent(
    task.slice(0, MOST_CHARACTERS).replace(/\p{Surrogate}/gu, "\uFFFD"),
  );
  const target = `vscode://saoudrizwan.claude-dev/task?prompt=${escapeParens(prompt)}`;
  return `https://vscode.dev/redirect?url=${encodeURIComponent(target)}`;
}

/** encodeURIComponent leaves parentheses as they are; in Markdown one of them ends the link. */
const escapeParens = (text: string): string =>
  text.replaceAll("(", "%28").replaceAll(")", "%29").replaceAll("'", "%27");
