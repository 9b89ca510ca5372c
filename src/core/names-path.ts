const PART_OF_NAME = String.raw`[\p{L}\p{N}\p{M}_/\\~-]`;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/**
 * Whether a text names a path: as a whole, not as a part of a longer one (`a.png` is not named by
 * `img/a.png` or `a.png.bak`), plainly, after `./`, or as JSON writes it.
 */
export function namesPath(text: string, path: string): boolean {
  const forms = new Set([path, JSON.stringify(path).slice(1, -1)]);
  return [...forms].some((form) =>
    new RegExp(
      `(?<!${PART_OF_NAME}|\\.)(?:\\./)?${escaped(form)}(?!${PART_OF_NAME}|\\.${PART_OF_NAME})`,
      "u",
    ).test(text),
  );
}
