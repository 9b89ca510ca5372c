const WORD = /[\p{L}\p{N}_$][\p{L}\p{N}_$./:-]*/gu;
const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+|\p{N}+/gu;
const MOST_CHARACTERS = 80;

/**
 * The terms of a text for search: each word, path and identifier as it stands, and the parts of those
 * that have some: `src/userAuth.ts` is also `src`, `user`, `auth` and `ts`. Lower case.
 */
export function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  for (const [match] of text.normalize("NFKC").matchAll(WORD)) {
    const word = match.replace(/[./:-]+$/, "");
    if (word.length > MOST_CHARACTERS) continue;
    const whole = word.toLowerCase();
    tokens.push(whole);
    const parts = (word.match(PART) ?? []).map((part) => part.toLowerCase());
    if (parts.length > 1 || (parts[0] !== undefined && parts[0] !== whole)) tokens.push(...parts);
  }
  return tokens;
}
