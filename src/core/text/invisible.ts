/** Emoji that need invisible characters: keycaps, sequences with joiners, the three flags of tags. */
const EMOJI =
  /[0-9#*]\uFE0F\u20E3|\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}|\p{Extended_Pictographic}[\uFE0E\uFE0F]?\p{Emoji_Modifier}?(?:\u200D\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?)*/u;

/** Format characters (zero width, bidi, tags), fillers, variation selectors, controls, half pairs. */
const INVISIBLE =
  /[\p{Cf}\p{Cs}\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u2065\u3164\uFFA0\uFFF0-\uFFF8\uFE00-\uFE0F\u{E0000}-\u{E0FFF}]/u;

const EITHER = new RegExp(`(?<emoji>${EMOJI.source})|${INVISIBLE.source}`, "gu");

const nameOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** Without characters that nobody sees, whole emoji kept; adds a line to `removed` for what went. */
export function stripInvisible(text: string, removed: string[]): string {
  const gone = new Map<string, number>();
  const kept = text.replace(EITHER, (match: string, emoji: string | undefined) => {
    if (emoji !== undefined) return emoji;
    gone.set(match, (gone.get(match) ?? 0) + 1);
    return "";
  });
  if (gone.size > 0) {
    const names = [...gone]
      .slice(0, 20)
      .map(([character, count]) => `${nameOf(character)} × ${count}`);
    const tags = [...gone.keys()].some((one) => (one.codePointAt(0) ?? 0) >= 0xe0000);
    removed.push(
      `Invisible characters: ${names.join(", ")}${tags ? ` (${hiddenText(text)})` : ""}`,
    );
  }
  return kept;
}

/** What Tag characters spell: they are ASCII moved up by U+E0000. */
const hiddenText = (text: string): string =>
  Array.from(text)
    .map((character) => character.codePointAt(0) ?? 0)
    .filter((code) => code >= 0xe0020 && code <= 0xe007e)
    .map((code) => String.fromCodePoint(code - 0xe0000))
    .join("")
    .slice(0, 200);
