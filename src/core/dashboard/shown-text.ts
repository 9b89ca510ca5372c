/**
 * A stranger's words as the page shows them: without characters that turn the direction of writing, hide, or
 * steer a terminal; line ends and tabs stay. Markup needs no care here, since the page only sets text.
 * @param most characters; longer texts end in an ellipsis
 */
export function shownText(text: string, most = 4000): string {
  const plain = text.replace(/\r\n?/g, "\n").replace(/[^\P{C}\n\t]|[\u2028\u2029]/gu, "");
  if (plain.length <= most) return plain;
  const characters = Array.from(plain.slice(0, 2 * most + 2));
  return characters.length <= most
    ? plain
    : `${characters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}

/** The same in one line, for titles and cells. */
export const shownLine = (text: string, most = 300): string =>
  shownText(text.replace(/\s+/g, " ").trim(), most);
