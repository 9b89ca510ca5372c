/**
 * A text as it is searched for secrets: only its letters and digits, in lower case, and where each of them
 * stands. What a secret was split with (spaces, line ends, quotes, ` + `) and what encodings put between the
 * characters (`%73`, `\x73`, `\u0073`, `0x73`) is gone, so that one search finds them all.
 */
export type Squeezed = {
  /** Character codes. */
  codes: Uint16Array;
  /** For each code, where it stands in the text. */
  at: Uint32Array;
  /** For each code, where it begins with the prefix of its encoding, e.g. at the backslash of `\x73`. */
  from: Uint32Array;
  length: number;
};

const BACKSLASH = 0x5c;
const PERCENT = 0x25;
const ZERO = 0x30;
const LOWER_U = 0x75;
const LOWER_X = 0x78;
/** What a backslash makes a sign of: `\n`, `\r`, `\t`, `\b`, `\f`. */
const ESCAPED = new Set(["n", "r", "t", "b", "f"].map((one) => one.charCodeAt(0)));

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a;
const lower = (code: number): number => (code >= 0x41 && code <= 0x5a ? code + 0x20 : code);
const isHex = (code: number): boolean => isDigit(code) || (code >= 0x61 && code <= 0x66);

/** Length of the prefix of an encoded character at a place, 0 where there is none. */
function prefixAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  const next = lower(text.charCodeAt(index + 1));
  if (code === PERCENT) return 1;
  if (code === ZERO && next === LOWER_X) return 2;
  if (code !== BACKSLASH) return 0;
  if (next === LOWER_X) return 2;
  const isUnicode =
    next === LOWER_U &&
    isHex(lower(text.charCodeAt(index + 2))) &&
    isHex(lower(text.charCodeAt(index + 3)));
  return isUnicode ? 4 : 0;
}

/** In one pass over the text. */
export function squeeze(text: string): Squeezed {
  const codes = new Uint16Array(text.length);
  const at = new Uint32Array(text.length);
  const from = new Uint32Array(text.length);
  let length = 0;
  /**
   * An encoded character: where its prefix begins, and what its two digits end before. A backslash that is itself escaped
   * belongs to it, and either digit to the whole: JSON cannot spare one.
   */
  let prefix = { from: 0, until: 0 };
  let slashes = -1;
  for (let index = 0; index < text.length; index++) {
    const skip = prefixAt(text, index);
    if (skip > 0) {
      const isEscaped = text.charCodeAt(index) === BACKSLASH && slashes >= 0;
      prefix = { from: isEscaped ? slashes : index, until: index + skip + 2 };
      slashes = -1;
      index += skip - 1;
      continue;
    }
    const code = lower(text.charCodeAt(index));
    if (code === BACKSLASH) {
      const next = text.charCodeAt(index + 1);
      if (ESCAPED.has(next)) {
        index += 1;
        slashes = -1;
      } else if (slashes < 0) slashes = index;
      continue;
    }
    slashes = -1;
    if (isDigit(code) || isLetter(code)) {
      codes[length] = code;
      at[length] = index;
      from[length] = index < prefix.until ? prefix.from : index;
      length += 1;
    }
  }
  return { codes, at, from, length };
}

/**
 * The same where a backslash is a sign like any other: `a\n` may be a line end after an `a`, or an `a` and an `n` that
 * somebody put a backslash between. A character that may belong to an escape begins with it, as JSON needs it.
 */
export function squeezeAsWritten(text: string): Squeezed {
  const codes = new Uint16Array(text.length);
  const at = new Uint32Array(text.length);
  const from = new Uint32Array(text.length);
  let length = 0;
  let escape = { from: 0, until: 0 };
  for (let index = 0; index < text.length; index++) {
    const code = lower(text.charCodeAt(index));
    if (code === BACKSLASH) {
      const follows = index > 0 && text.charCodeAt(index - 1) === BACKSLASH;
      const size = lower(text.charCodeAt(index + 1)) === LOWER_U ? 6 : 2;
      escape = { from: follows ? escape.from : index, until: index + size };
    } else if (isDigit(code) || isLetter(code)) {
      codes[length] = code;
      at[length] = index;
      from[length] = index < escape.until ? escape.from : index;
      length += 1;
    }
  }
  return { codes, at, from, length };
}
