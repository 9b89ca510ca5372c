/**
 * Finds notes by words.
 *
 * @param {import("./notes.js").Note[]} notes all notes
 * @param {string} query words, separated by spaces
 * @returns {import("./notes.js").Note[]} those that contain all words
 */
export function search(notes, query) {
  const words = query.split(" ");
  return notes.filter(({ text }) => words.every((word) => text.includes(word)));
}
