import { asMarkdown, nodesOf, wordsOf, type Block } from "./as-markdown.ts";

/** Where a relative address of a comment leads from. */
const PAGE = "https://github.com/acme/shop/issues/1";
const ALLOWED = "github.com";

/**
 * As a browser reads it: `//evil`, `/\evil`, `http:/evil` and others with a host of their own lead there
 * (https://url.spec.whatwg.org/#url-parsing).
 */
function leadsTo(address: string): string {
  try {
    const url = new URL(address, PAGE);
    // What GitHub's own sanitiser lets through besides leads to no host.
    const isOfTheWeb = /^https?:|^ftp:|^wss?:/.test(url.protocol);
    // A name that ends in anything but letters, digits and hyphens has no address.
    return isOfTheWeb && /[a-z0-9-]$|\]$/.test(url.hostname) ? url.host : "";
  } catch {
    return "";
  }
}

/**
 * What in a published text could act or lead elsewhere, as GitHub shows it; empty where nothing does.
 *
 * Mentions: https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#mentioning-people-and-teams
 * Autolinks: https://github.github.com/gfm/#autolinks-extension-
 * Closing words: https://docs.github.com/issues/tracking-your-work-with-issues/using-issues/linking-a-pull-request-to-an-issue
 */
export function actsOf(text: string): string[] {
  const blocks = asMarkdown(text);
  const found: string[] = [];
  for (const { type, value = "", url } of nodesOf(blocks)) {
    if (type === "html") found.push(`HTML ${value}`);
    const host = url === undefined ? "" : leadsTo(url);
    if (host !== "" && host !== ALLOWED) found.push(`${type} to ${host}`);
    if (type === "text")
      found.push(...(value.match(/(?<![A-Za-z0-9_])@[A-Za-z0-9][\w/-]*/g) ?? []));
  }
  for (const words of blocks.flatMap(paragraphs).map(wordsOf)) found.push(...closings(words));
  return found;
}

const paragraphs = (block: Block): Block[] =>
  ["paragraph", "heading", "tableCell"].includes(block.type)
    ? [block]
    : (block.children ?? []).flatMap(paragraphs);

const closings = (words: string): string[] =>
  words.match(
    /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b\s*:?\s*(?:(?:[\w.-]+\/[\w.-]+)?#|\bGH-(?=\d+\b)|https?:\/\/[^\s/]+\/[\w.-]+\/[\w.-]+\/(?:issues|pull)\/)\d+/gi,
  ) ?? [];
