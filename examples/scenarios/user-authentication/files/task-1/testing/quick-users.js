import { Users } from "../src/users/users.js";

/**
 * Users whose hashes cost next to nothing, so that tests are quick.
 *
 * @returns {Users} nobody yet
 */
export const quickUsers = () => new Users({ cost: { N: 2, r: 1, p: 1 } });
