/**
 * Finds notes by words.
 *
 * @param {import("./notes.js").Note[]} notes all notes
 * @param {string} query words, separated by spaces
 * @returns {import("./notes.js").Note[]} those that contain all words
 */
export function search(notes, query) {
  const words = query.split(" ").map((word) => word.replace(/\W/g, ""));
  const patterns = words.map((word) => new RegExp(`\\b${word}\\b`, "i"));
  return notes.filter(({ text }) => patterns.every((pattern) => pattern.test(text)));
}
