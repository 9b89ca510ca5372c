import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(scrypt);

/**
 * @typedef {object} Cost
 * @property {number} N memory and time, a power of two
 * @property {number} r block size
 * @property {number} p rounds
 */

/**
 * Work factors of new hashes: OWASP's minimum for scrypt with 16 MiB.
 *
 * @type {Cost}
 */
export const COST = { N: 2 ** 14, r: 8, p: 5 };
const KEY_BYTES = 32;

/**
 * Hashes a password with a salt of its own.
 *
 * @param {string} password the password
 * @param {Cost} [cost] how hard it is to guess
 * @returns {Promise<string>} `scrypt$N$r$p$salt$key`, so that the work factors can grow later
 */
export async function hashPassword(password, cost = COST) {
  const salt = randomBytes(16);
  const key = await derive(password, salt, KEY_BYTES, cost);
  const { N, r, p } = cost;
  return ["scrypt", N, r, p, salt.toString("base64"), key.toString("base64")].join("$");
}

/**
 * Compares a password with a hash, in a time that does not depend on where they differ.
 *
 * @param {string} password the password
 * @param {string} hash as made by hashPassword
 * @returns {Promise<boolean>} true where they belong together
 */
export async function verifyPassword(password, hash) {
  const [, N, r, p, salt, key] = hash.split("$");
  const expected = Buffer.from(key, "base64");
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const actual = await derive(password, Buffer.from(salt, "base64"), expected.length, cost);
  return timingSafeEqual(actual, expected);
}
