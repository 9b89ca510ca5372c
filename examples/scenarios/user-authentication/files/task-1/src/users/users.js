import { randomUUID } from "node:crypto";
import { HttpError } from "../http.js";
import { COST, hashPassword, verifyPassword } from "./password.js";

/** Fewest and most characters of a password. The upper limit bounds the work of hashing. */
export const PASSWORD_LENGTH = { min: 10, max: 200 };

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const EMAIL_MAX = 254;

/**
 * @typedef {object} User
 * @property {string} id never changes
 * @property {string} email in lower case
 * @property {string} createdAt ISO 8601
 */

/** Users in memory. Password hashes never leave this class. */
export class Users {
  /** @type {Map<string, {user: User, hash: string}>} */
  #byEmail = new Map();
  /** @type {Promise<string> | undefined} */
  #decoy;
  /** @type {import("./password.js").Cost} */
  #cost;

  /**
   * @param {object} [options] how they are kept
   * @param {import("./password.js").Cost} [options.cost] of password hashes
   */
  constructor({ cost = COST } = {}) {
    this.#cost = cost;
  }

  /**
   * Adds a user.
   *
   * @param {unknown} email address, compared without regard to case
   * @param {unknown} password in clear
   * @returns {Promise<User>} the user
   * @throws {HttpError} 400 where one of them is not acceptable, 409 where the address is taken
   */
  async register(email, password) {
    const address = parseEmail(email);
    const hash = await hashPassword(parsePassword(password), this.#cost);
    // Asked after the wait, so that two registrations at once cannot both get the address.
    if (this.#byEmail.has(address)) throw new HttpError(409, "this email is registered already");
    const user = { id: randomUUID(), email: address, createdAt: new Date().toISOString() };
    this.#byEmail.set(address, { user, hash });
    return { ...user };
  }

  /**
   * Finds the user to whom email and password belong. Takes as long for an unknown email as for a
   * wrong password, so that nobody can find out who is registered.
   *
   * @param {unknown} email address
   * @param {unknown} password in clear
   * @returns {Promise<User | undefined>} undefined where they do not belong together
   */
  async authenticate(email, password) {
    if (typeof email !== "string" || typeof password !== "string") return undefined;
    if (password.length > PASSWORD_LENGTH.max) return undefined;
    const found = this.#byEmail.get(email.trim().toLowerCase());
    this.#decoy ??= hashPassword("nobody has this password", this.#cost);
    const fits = await verifyPassword(password, found?.hash ?? (await this.#decoy));
    return found && fits ? { ...found.user } : undefined;
  }

  /**
   * Finds a user by id.
   *
   * @param {string} id the id
   * @returns {User | undefined} undefined where there is none
   */
  find(id) {
    const found = [...this.#byEmail.values()].find(({ user }) => user.id === id);
    return found && { ...found.user };
  }
}

function parseEmail(value) {
  const email = typeof value === "string" ? value.trim().toLowerCase() : "";
  if (email.length > EMAIL_MAX || !EMAIL.test(email)) {
    throw new HttpError(400, "email must be an email address");
  }
  return email;
}

function parsePassword(value) {
  const { min, max } = PASSWORD_LENGTH;
  if (typeof value !== "string" || value.length < min || value.length > max) {
    throw new HttpError(400, `password must have ${min} to ${max} characters`);
  }
  return value;
}
