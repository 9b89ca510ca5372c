const WORD = /[\p{L}\p{M}\p{N}_$][\p{L}\p{M}\p{N}_$./:\\-]*/gu;
/** Parts of a path or a dotted name. */
const SEGMENT = /[^./:\\]+/gu;
/** Runs of letters as camelCase and ACRONYMWord divide them, and of digits. */
const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[\p{Lo}\p{Lm}\p{M}]+|\p{Lt}|\p{N}+/gu;
/** Scripts that put no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\u30fc]+/gu;
const MOST_CHARACTERS = 200;

/** A piece of a text: a `name` counts as it stands, a `word` is one of natural language. */
export type Piece = { kind: "name" | "word"; text: string };

const name = (text: string): Piece => ({ kind: "name", text });
const word = (text: string): Piece => ({ kind: "word", text });

/** Accents off Latin letters alone: elsewhere a mark may be another letter (`が`, `й`). */
const folded = (text: string): string =>
  /^[\x20-\x7e\s]*$/.test(text)
    ? text
    : text
        .normalize("NFKC")
        .normalize("NFD")
        .replace(/(?<=\p{Script=Latin})\p{M}+/gu, "")
        .normalize("NFC");

/** Pairs of neighbours, or the one character that there is. */
function bigrams(run: string): Piece[] {
  const characters = Array.from(run);
  if (characters.length < 2) return [name(run)];
  return characters.slice(1).map((second, at) => name(`${characters[at] ?? ""}${second}`));
}

/** `userAuth`, `user_auth` and `user-auth` are the name `userauth` and the words `user` and `auth`. */
function piecesOfSegment(segment: string): Piece[] {
  const parts = (segment.match(PART) ?? []).map((part) => part.toLowerCase());
  if (parts.length === 1) return parts.map(word);
  const whole = parts.join("");
  return [...(whole === "" ? [] : [name(whole)]), ...parts.map(word)];
}

function piecesOfWord(written: string): Piece[] {
  const spaced = written.replace(UNSPACED, " ");
  const pieces = (written.match(UNSPACED) ?? []).flatMap(bigrams);
  for (const [match] of spaced.matchAll(WORD)) {
    if (match.length > MOST_CHARACTERS) continue;
    const whole = match.replace(/[./:\\-]+$/u, "");
    const segments = whole.match(SEGMENT) ?? [];
    if (segments.length > 1) pieces.push(name(whole.toLowerCase()));
    pieces.push(...segments.flatMap(piecesOfSegment));
  }
  return pieces;
}

/**
 * The words, names and paths of a text, lower case: paths and dotted names whole as well as in parts,
 * identifiers joined as well as in parts, text without spaces as pairs of characters. What is longer
 * than any name is left out.
 */
export function piecesOf(text: string): Piece[] {
  return [...folded(text).matchAll(WORD)].flatMap(([match]) => piecesOfWord(match));
}
