import { plainForms, telltaleForms } from "./secret-forms.ts";
import { squeeze, squeezeAsWritten, type Squeezed } from "../task/squeezed-text.ts";

/** A value below this length would blank out ordinary words. */
const SHORTEST = 4;
/** Letters and digits in a row that give a secret away, though the rest of it be missing. */
const PIECE = 16;
/** Shorter values are found as they are, but not split: too many texts hold their letters by chance. */
const SHORTEST_SPLIT = 12;
const STARS = "***";

export type Unzip = (
  /** gzip or zlib, perhaps cut off. */
  base64: string,
) => string | undefined;

/** What gzip (`H4sI`) and zlib (`eJ…`, `eN…`, `eA…`) begin with in base64, and all that follows. */
const ZIPPED =
  /(?:(?<![A-Za-z0-9+/_-])|(?<=\\[nr]))(?:H4sI|eJ[wxyz]|eN[opqr]|eAE)(?:[A-Za-z0-9+/_-]|\\[nr]|\s){12,}=*/g;
/** What may be an escape, or a sign that somebody put a backslash before. */
const AMBIGUOUS = /\\[bfnrtux]/i;
const GAP = /(?:\\[nr]|\s)+/;
/** Zipped texts in zipped texts are looked into so deep. */
const DEEPEST = 2;

export type Redact = (text: string) => string;

/** Base of the rolling hash; any odd number does, collisions are looked at. */
const BASE = 0x01000193;

/** Where pieces of a length are in a text: the rolling hash of Rabin and Karp, one pass for all pieces. */
class Pieces {
  readonly #length: number;
  readonly #known = new Map<number, Set<string>>();

  constructor(length: number) {
    this.#length = length;
  }

  #hash(codes: Uint16Array): number {
    let hash = 0;
    for (let i = 0; i < this.#length; i++) hash = (Math.imul(hash, BASE) + (codes[i] ?? 0)) | 0;
    return hash;
  }

  /** Every piece of a text of at least the length. */
  add({ codes, length }: Squeezed): void {
    for (let start = 0; start + this.#length <= length; start++) {
      const piece = codes.subarray(start, start + this.#length);
      const hash = this.#hash(piece);
      const same = this.#known.get(hash) ?? new Set();
      this.#known.set(hash, same.add(String.fromCharCode(...piece)));
    }
  }

  /** Marks all codes that belong to a piece. */
  mark({ codes, length }: Squeezed, marks: Uint8Array): void {
    const size = this.#length;
    let top = 1;
    for (let i = 1; i < size; i++) top = Math.imul(top, BASE);
    let hash = 0;
    for (let end = 0; end < length; end++) {
      if (end >= size) hash = (hash - Math.imul(codes[end - size] ?? 0, top)) | 0;
      hash = (Math.imul(hash, BASE) + (codes[end] ?? 0)) | 0;
      if (end < size - 1) continue;
      const same = this.#known.get(hash);
      if (same === undefined) continue;
      const start = end - size + 1;
      if (same.has(String.fromCharCode(...codes.subarray(start, end + 1))))
        marks.fill(1, start, end + 1);
    }
  }
}

/** Pieces of all values, by their length: longer ones are given away by a part of them. */
function piecesOf(values: readonly string[]): Pieces[] {
  const byLength = new Map<number, Pieces>();
  const forms = values.flatMap(telltaleForms);
  // A secret that holds `0x` or `%` itself is found whether or not these stand together.
  for (const squeezed of [...forms.map(squeeze), ...forms.map(squeezeAsWritten)]) {
    if (squeezed.length < SHORTEST_SPLIT) continue;
    const length = Math.min(PIECE, squeezed.length);
    const pieces = byLength.get(length) ?? new Pieces(length);
    pieces.add(squeezed);
    byLength.set(length, pieces);
  }
  return [...byLength.values()];
}

/** Stars in place of every marked run; what stands between the characters of a split secret stays. */
function starred(text: string, squeezed: Squeezed, marks: Uint8Array): string {
  const parts: string[] = [];
  let done = 0;
  let last = -1;
  for (let index = 0; index < squeezed.length; index++) {
    if (marks[index] !== 1) continue;
    const from = squeezed.from[index] ?? 0;
    if (from > last) parts.push(text.slice(done, from), STARS);
    done = last = (squeezed.at[index] ?? 0) + 1;
  }
  return parts.length === 0 ? text : `${parts.join("")}${text.slice(done)}`;
}

/**
 * Puts `***` for each of the values: as they are, in JSON, in an address, in base64 (also inside of
 * longer base64, wrapped, or for addresses), in hex of any spelling, backwards, split by whatever is neither letter nor
 * digit, and gzipped in base64 (threat 8). A part of 16 letters and digits is found like the whole. The time it takes grows
 * with the text, not with text times values; JSON stays JSON.
 */
export function redactor(values: readonly string[], unzip?: Unzip): Redact {
  const long = [...new Set(values)].filter((value) => value.length >= SHORTEST);
  if (long.length === 0) return (text) => text;
  const forms = [...new Set(long.flatMap(plainForms))].sort((a, b) => b.length - a.length);
  const pieces = piecesOf(long);
  const inPieces = (text: string, squeezed: Squeezed): string => {
    const marks = new Uint8Array(squeezed.length);
    for (const one of pieces) one.mark(squeezed, marks);
    return starred(text, squeezed, marks);
  };
  const flat = (text: string): string => {
    const plain = forms.reduce((rest, form) => rest.replaceAll(form, STARS), text);
    const rest = inPieces(plain, squeeze(plain));
    return AMBIGUOUS.test(rest) ? inPieces(rest, squeezeAsWritten(rest)) : rest;
  };
  const deep = (text: string, depth: number): string => {
    const rest = flat(text);
    if (unzip === undefined || depth === 0) return rest;
    const isTelling = (zipped: string): boolean => {
      const inside = unzip(zipped);
      return inside !== undefined && deep(inside, depth - 1) !== inside;
    };
    return rest.replace(ZIPPED, (found) => {
      const [first = "", ...more] = found.split(GAP);
      // The words after it may look like its next lines.
      return isTelling([first, ...more].join("")) || isTelling(first) ? STARS : found;
    });
  };
  return (text) => deep(text, DEEPEST);
}

/** The text without the values, once. */
export const redactValues = (text: string, values: readonly string[]): string =>
  redactor(values)(text);
