/**
 * Text of a model, a tool or a stranger as one line that mentions nobody, refers to and closes no
 * issue, and links nowhere (threats 10 and 44). For titles and commit messages, which are no Markdown.
 */
export const plainLine = (text: string, length: number): string => {
  const line = text
    .replace(/[\p{C}\s]+/gu, " ")
    .trim()
    .replace(/(?<!@)@+(?=\S)/g, "")
    .replace(/#(?=\d)/g, "no. ")
    .replace(/\bGH-(?=\d)/gi, "no. ")
    .replace(/:\/\//g, "[:]//")
    .replace(/(?<![A-Za-z0-9])www\./gi, "www[.]");
  const characters = Array.from(line);
  return characters.length <= length
    ? line
    : `${characters
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
};

/** The same as a line of Markdown, shown as it stands: no entity becomes a character of ours either. */
export const inertLine = (text: string, length = 300): string =>
  plainLine(text, length).replace(/[\\`*_{}[\]<>#|~!&]/g, (character) => `\\${character}`);
