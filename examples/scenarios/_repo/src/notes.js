import { HttpError } from "./http.js";

/** Longest text of a note, in characters. */
export const TEXT_LIMIT = 1000;

/**
 * @typedef {object} Note
 * @property {number} id counts from 1
 * @property {string} text what it says
 */

/** Notes in memory. */
export class Notes {
  /** @type {Map<number, Note>} */
  #byId = new Map();

  /** @returns {Note[]} all notes, oldest first */
  list() {
    return [...this.#byId.values()];
  }

  /**
   * Keeps a note.
   *
   * @param {unknown} text what it says
   * @returns {Note} the note
   * @throws {HttpError} 400 where the text is empty, too long or no text
   */
  add(text) {
    if (typeof text !== "string" || text.trim() === "" || text.length > TEXT_LIMIT) {
      throw new HttpError(400, `text must have 1 to ${TEXT_LIMIT} characters`);
    }
    const note = { id: this.#byId.size + 1, text };
    this.#byId.set(note.id, note);
    return note;
  }

  /**
   * Finds a note.
   *
   * @param {number} id its number
   * @returns {Note} the note
   */
  get(id) {
    const note = this.#byId.get(id);
    if (!note) throw new Error(`no note ${id}`);
    return note;
  }
}
