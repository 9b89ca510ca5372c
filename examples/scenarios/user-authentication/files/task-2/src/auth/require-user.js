import { HttpError } from "../http.js";

const BEARER = /^Bearer ([\w.~+/=-]+)$/i;

/**
 * Makes handlers that only a signed-in user reaches. Whatever is wrong with the token, the client
 * hears the same (RFC 6750).
 *
 * @template User
 * @param {object} means what it works with
 * @param {(token: string) => string | undefined} means.verify id of the user whose token it is
 * @param {(id: string) => User | undefined} means.findUser the user with an id
 * @returns {<T>(handle: (request: import("node:http").IncomingMessage, params: Record<string, string>, user: User) => T) => (request: import("node:http").IncomingMessage, params: Record<string, string>) => T} the handler, guarded
 */
export function requireUser({ verify, findUser }) {
  return (handle) => (request, params) => {
    const [, token] = BEARER.exec(request.headers.authorization ?? "") ?? [];
    const id = token === undefined ? undefined : verify(token);
    const user = id === undefined ? undefined : findUser(id);
    if (user === undefined) {
      throw new HttpError(401, "sign in first", { "www-authenticate": "Bearer" });
    }
    return handle(request, params, user);
  };
}
