import { sanitise } from "./sanitise.ts";

/** Zero-width space: shown as nothing, and GitHub's mention, tag and link rules no longer match. */
const BREAK = "\u200B";

/** Entities that stand for characters which we look for; Markdown decodes them before its rules. */
const NAMED: Record<string, string> = {
  commat: "@",
  num: "#",
  lt: "<",
  gt: ">",
  excl: "!",
  colon: ":",
  sol: "/",
  period: ".",
  lsqb: "[",
  lbrack: "[",
  rsqb: "]",
  rbrack: "]",
  lpar: "(",
  rpar: ")",
  amp: "&",
};
const ENTITY = /&(?:#0*(\d{1,7})|#[xX]0*([0-9a-fA-F]{1,6})|([a-zA-Z]+));/g;

const decodeOnce = (text: string): string =>
  text.replace(ENTITY, (entity, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? entity;
    const code = decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal);
    return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : entity;
  });

/** A backslash before a character that we look for: Markdown drops it. */
const ESCAPED = /\\+(?=[:/@#<.&!])/g;
const MOST_ROUNDS = 8;

/**
 * The text with such entities and escapes resolved, as Markdown would. One may hide another
 * (`&amp;#64;`); what is wrapped deeper than anyone writes loses its wrapping.
 */
function plainMarkdown(text: string): string {
  let before = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const after = decodeOnce(before).replace(ESCAPED, "");
    if (after === before) return after;
    before = after;
  }
  return before.replace(/[&\\]/g, "");
}

/** GitHub's closing keywords with what they close: `#1`, `o/r#1`, `GH-1`, an address of an issue. */
const CLOSING =
  /\b(close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b([\s:]*)(?:([\w.-]+\/[\w.-]+)?#|GH-|https?:\/\/[^\s/]+\/([\w.-]+\/[\w.-]+)\/(?:issues|pull)\/)(\d+)/gi;

/** Anything with `scheme://`, `//host` as a link's target, or `www.`. */
const ADDRESS =
  /[a-z0-9+.-]*:\/\/[^\s<>"'`\])]*|(?<=\]\(\s*<?|\]:\s*<?)\/\/[^\s<>"'`\])]*|(?<![a-z0-9])www\.[^\s<>"'`\])]*/gi;

/** Strict: what is not plainly an address with a plain host name has none. */
const hostOf = (address: string): string | undefined =>
  /^https?:\/\/([a-z0-9.-]+(?::\d+)?)(?=[/?#]|$)/i.exec(address)?.[1]?.toLowerCase();

export type PublishRules = {
  /** Hosts that images and links may lead to, e.g. `github.com`; exact, subdomains are others. */
  allowedHosts?: readonly string[];
};

/**
 * Text of a model or a stranger as Markdown that we post under our own name: it mentions nobody,
 * closes nothing, holds no HTML, and its images and links lead only to hosts that are allowed, so
 * that no picture carries a secret away (threats 10 and 44). Doing it twice changes nothing.
 */
export function publishable(
  raw: string,
  { allowedHosts = ["github.com"] }: PublishRules = {},
): string {
  const plain = plainMarkdown(sanitise(raw).text);
  return sanitise(plain)
    .text.replace(
      CLOSING,
      (_whole, keyword: string, between: string, a?: string, b?: string, n?: string) => {
        const place = a ?? b;
        return `${keyword}${between.replaceAll(":", "") || " "}${place === undefined ? "" : `${place} `}issue ${n ?? ""}`;
      },
    )
    .replace(ADDRESS, (address) =>
      allowedHosts.includes(hostOf(address) ?? "") ? address : "(link removed)",
    )
    .replace(/!(?=\[[^\]]*\]\(\(link removed\))/g, "")
    .replace(/(^|[^A-Za-z0-9])@(?=[A-Za-z0-9_])/g, `$1@${BREAK}`)
    .replace(/<(?=[A-Za-z/!?])/g, `<${BREAK}`);
}
