/** What GitHub's Markdown makes of a text before it looks for mentions and closing keywords. */
function rendered(markdown: string): string {
  const named: Record<string, string> = { commat: "@", num: "#", colon: ":", nbsp: "\u00A0" };
  return markdown
    .replace(/```[\s\S]*?```/g, "")
    .replace(/(?<!\\)`[^`\n]*`/g, "")
    .replace(
      /\\([!-/:-@[-`{-~])|&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
      (all: string, escaped?: string, hex?: string, decimal?: string, name?: string) => {
        // An escaped character is text from now on: the mark keeps it from meaning anything with its neighbours.
        if (escaped !== undefined) return escaped;
        if (name !== undefined) return named[name] ?? all;
        return String.fromCodePoint(
          Math.min(0xffff, hex === undefined ? Number(decimal) : parseInt(hex, 16)),
        );
      },
    );
}

/** Titles and commit messages are no Markdown: what stands there is what is read. */
type Kind = "markdown" | "plain";
const read = (text: string, kind: Kind): string => (kind === "plain" ? text : rendered(text));

/** Whom a text notifies: https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#mentioning-people-and-teams */
export const mentioned = (text: string, kind: Kind = "markdown"): string[] =>
  read(text, kind).match(/(?<![A-Za-z0-9_])@[A-Za-z0-9][\w/-]*/g) ?? [];

/** What a text closes: https://docs.github.com/issues/tracking-your-work-with-issues/using-issues/linking-a-pull-request-to-an-issue */
export const closed = (text: string, kind: Kind = "markdown"): string[] =>
  read(text, kind).match(
    /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b\s*:?\s*(?:[\w.-]+\/[\w.-]+)?(?:#|GH-|https?:\/\/\S+\/(?:issues|pull)\/)\d+/gi,
  ) ?? [];

/** Of what hostile text is made. */
export const PIECES = [
  "@",
  "alice",
  "acme/team",
  "#",
  "1",
  "Fixes ",
  "closes",
  "Resolved: ",
  "https://",
  "github.com/acme/shop/issues/",
  "GH-",
  "acme/shop#",
  "&#64;",
  "&commat;",
  "&num;",
  "&amp;",
  "#64;",
  "\\",
  "`",
  "<",
  "!--",
  "-->",
  ":",
  " ",
  "\n",
  "\u200B",
  "\u202E",
  "(",
  "*",
  "_",
];
