import { HttpError, readJson } from "../http.js";
import { requireUser } from "./require-user.js";

/**
 * Registration, login and the signed-in user.
 *
 * @param {object} means what the routes work with
 * @param {import("../users/users.js").Users} means.users where users are kept
 * @param {import("./tokens.js").Tokens} means.tokens to issue and to verify
 * @returns {import("../app.js").Route[]} the routes
 */
export function authRoutes({ users, tokens }) {
  const signedIn = requireUser({ verify: tokens.verify, findUser: (id) => users.find(id) });
  return [
    {
      method: "POST",
      path: /^\/users$/,
      handle: async (request) => {
        const body = await readJson(request);
        return { status: 201, body: await users.register(body?.email, body?.password) };
      },
    },
    {
      method: "POST",
      path: /^\/login$/,
      handle: async (request) => {
        const body = await readJson(request);
        const user = await users.authenticate(body?.email, body?.password);
        if (!user) throw new HttpError(401, "email or password is wrong");
        return { status: 200, body: { token: tokens.issue(user.id) } };
      },
    },
    {
      method: "GET",
      path: /^\/me$/,
      handle: signedIn((request, params, user) => ({ status: 200, body: user })),
    },
  ];
}
