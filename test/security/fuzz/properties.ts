import { fenced } from "../../../src/core/text/fenced.ts";
import { inertLine, plainLine } from "../../../src/core/text/inert-line.ts";
import { mermaidLabel } from "../../../src/core/text/mermaid-label.ts";
import { publishable } from "../../../src/core/text/publishable.ts";
import { quote } from "../../../src/core/text/quote.ts";
import { sanitise } from "../../../src/core/text/sanitise.ts";
import { neutralise } from "../../../src/core/text/workflow-text.ts";
import { asMarkdown, nodesOf, wordsOf } from "./as-markdown.ts";
import { actsOf } from "./reading.ts";

/** What is wrong with a text after it went through, or nothing. */
export type Property = { name: string; wrong: (text: string) => string | undefined };

const twice =
  (change: (text: string) => string) =>
  (text: string): string | undefined => {
    const once = change(text);
    const again = change(once);
    return again === once ? undefined : `${JSON.stringify(once)} became ${JSON.stringify(again)}`;
  };

/** Unicode's own list of what is drawn as nothing, and terminals' and runners' controls. Emoji are taken out before. */
const UNSEEN =
  /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029]/u;
const EMOJI =
  /\p{RI}\p{RI}|[0-9#*]\uFE0F\u20E3|\u{1F3F4}[\u{E0061}-\u{E007A}]+\u{E007F}|\p{Extended_Pictographic}[\uFE0E\uFE0F]?\p{Emoji_Modifier}?(?:\u200D\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?)*/gu;
/** What publishable puts in so that a sign does nothing. */
const BREAK = /(?<=[@<])\u200B/g;
const unseen = (text: string): string | undefined => {
  const [found] = UNSEEN.exec(text.replace(EMOJI, "")) ?? [];
  return found === undefined ? undefined : `U+${(found.codePointAt(0) ?? 0).toString(16)} is left`;
};

const listed = (what: readonly string[]): string | undefined =>
  what.length === 0 ? undefined : what.join("; ");

/** As actions/runner reads a line of a log: ActionCommand.cs, TryParseV2 and TryParse. */
export const obeyed = (log: string): string | undefined =>
  listed(
    log.split(/[\n\r]/).filter((line) => line.trimStart().startsWith("::") || line.includes("##[")),
  );

/** The line is read as text and nothing else: no emphasis, code, link, picture, tag, and no second cell of a table. */
export function readsAsText(line: string): string | undefined {
  const [row, ...rest] = asMarkdown(`| a | b |\n| --- | --- |\n| x ${line} | y |`);
  const cells = row?.children?.[1]?.children ?? [];
  if (rest.length > 0 || cells.length !== 2) return `${cells.length} cells of a table`;
  const [paragraph, ...more] = asMarkdown(`x ${line}`);
  const others = nodesOf(paragraph?.children ?? []).filter(({ type }) => type !== "text");
  if (!paragraph || more.length > 0) return "more than a paragraph";
  return listed(others.map(({ type, value = "" }) => `${type} ${value}`));
}

function endsItsFence(text: string): string | undefined {
  const [code, after, ...rest] = asMarkdown(`${fenced(text)}\n\nafter`);
  if (code?.type !== "code" || after?.type !== "paragraph" || rest.length > 0)
    return "the fence was closed";
  return wordsOf(after) === "after" ? undefined : `after it stands ${wordsOf(after)}`;
}

function endsItsQuote(text: string): string | undefined {
  const quoted = quote("issue", text, () => "0123456789abcdef");
  const end = "</data-0123456789abcdef>";
  return quoted.endsWith(`\n${end}`) && quoted.indexOf(end) === quoted.length - end.length
    ? undefined
    : "the quote was closed";
}

/** What holds for any text at all: threats 3, 4, 6, 10, 20, 21 and 44. */
export const PROPERTIES: readonly Property[] = [
  { name: "sanitise: twice is once", wrong: twice((text) => sanitise(text).text) },
  {
    name: "sanitise: no comment and nothing invisible is left, and what went is told",
    wrong: (text) => {
      const { text: left, removed } = sanitise(text);
      if (left.includes("<!--")) return "an HTML comment is left";
      const plain = text.replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n");
      if (left !== plain && removed.length === 0) return "something went and is not told";
      return unseen(left);
    },
  },
  { name: "publishable: twice is once", wrong: twice((text) => publishable(text)) },
  {
    name: "publishable: nothing acts or leads elsewhere, as a Markdown reader sees it",
    wrong: (text) => listed(actsOf(publishable(text))),
  },
  {
    name: "publishable: no comment of ours, nothing invisible but our own breaks",
    wrong: (text) => {
      const out = publishable(text);
      return out.includes("<!--") ? "an HTML comment is left" : unseen(out.replace(BREAK, ""));
    },
  },
  { name: "plainLine: twice is once", wrong: twice((text) => plainLine(text, 300)) },
  {
    name: "inertLine: a Markdown reader finds text and nothing else, also in a table",
    wrong: (text) => readsAsText(inertLine(text)),
  },
  {
    name: "inertLine: nothing acts or leads elsewhere",
    wrong: (text) => listed(actsOf(`- ${inertLine(text)}`)),
  },
  {
    name: "mermaidLabel: no quote, bracket, line end or directive is left",
    wrong: (text) =>
      /["\n\r[\](){}<>|%`\\]|^#(?!\d+;)/.exec(mermaidLabel(text).replace(/#\d+;/g, ""))?.[0],
  },
  { name: "fenced: no text ends its fence", wrong: endsItsFence },
  { name: "quote: no text ends its quote", wrong: endsItsQuote },
  { name: "neutralise: twice is once", wrong: twice(neutralise) },
  { name: "neutralise: the runner obeys no line", wrong: (text) => obeyed(neutralise(text)) },
  {
    name: "neutralise: no escape of a terminal is left",
    wrong: (text) =>
      /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029]/.exec(neutralise(text))?.[0],
  },
];
