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
const ESCAPED = /(?<!\\)\\+(?=[:/@#<.&!])/g;
const MOST_ROUNDS = 8;
const REMOVED = "(link removed)";
/** The longest name of a host. */
const LOOKED_ON = 253;

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

/**
 * GitHub's closing keywords with what they close: `#1`, `o/r#1`, `GH-1`, an address of an issue; also where Markdown's
 * own signs stand between. Names are at most 100 long, as GitHub's are.
 */
const CLOSING =
  /(?<![A-Za-z0-9])(close[sd]?|fix(?:e[sd])?|resolve[sd]?)(?![A-Za-z0-9])([\s:*_~<>[]*)(?:([\w.-]{1,100}\/[\w.-]{1,100})?#|GH-(?=\d+(?![A-Za-z0-9]))|https?:\/\/[^\s/]+\/([\w.-]{1,100}\/[\w.-]{1,100})\/(?:issues|pull)\/)(\d+)/gi;

/**
 * Anything with `scheme://`, a scheme of the web however many slashes follow (browsers go to `http:/host` and
 * `http:host` too), `//host` or `/\host` as a link's target, or `www.`. Looking begins where a word does: time grows with the text.
 */
const ADDRESS =
  /(?<![a-z0-9+.-])(?:[a-z0-9+.-]*:[/\\]{2}|(?:https?|ftp|wss?):(?=[^\s<>)\]])(?!`(?:\W|$)))[^\s<>"'`\])]*|(?<=\]\(\s*<?|\]:\s*<?)[/\\]{2}[^\s<>"'`\])]*|(?<![a-z0-9])www\.[^\s<>"'`\])]*/gi;

/** Every `@` before a name but that of an e-mail address; of two in a word both, since Markdown may end a link between them. */
const MENTION = /(?<!(?<![\w.+@-])[\w.+-]*[A-Za-z0-9])@(?=[A-Za-z0-9_])|@(?=[A-Za-z0-9_][\w.-]*@)/g;

/** Strict: what is not plainly an address with a plain host name has none. */
const hostOf = (address: string): string | undefined =>
  /^https?:\/\/([a-z0-9.-]+(?::\d+)?)(?=[/?#]|$)/i.exec(address)?.[1]?.toLowerCase();

/** Whether what stands after a host may be read as more of its name: `https://github.com'.evil.example`. */
const goesOn = (address: string, after: string): boolean =>
  /^https?:\/\/[^/?#]*$/i.test(address) && /^[^\s<]*?[A-Za-z0-9]/.test(after);

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
        // An owner called `GH-1` would be a reference of its own.
        const place = (a ?? b)?.replace(/^GH-(?=\d)/i, "");
        return `${keyword}${between.replaceAll(":", "") || " "}${place === undefined ? "" : `${place} `}issue ${n ?? ""}`;
      },
    )
    .replace(ADDRESS, (address, at: number, whole: string) => {
      const end = at + address.length;
      const isAllowed = allowedHosts.includes(hostOf(address) ?? "");
      return isAllowed && !goesOn(address, whole.slice(end, end + LOOKED_ON)) ? address : REMOVED;
    })
    .replace(/(?<!!)!+(?=\[[^[\]]*\]\(\(link removed\))/g, "")
    .replace(MENTION, `@${BREAK}`)
    .replace(/<(?=[A-Za-z/!?])/g, `<${BREAK}`);
}
