import { HttpError, readJson, sendJson } from "./http.js";
import { Notes } from "./notes.js";

/**
 * @typedef {object} Answer
 * @property {number} status HTTP status
 * @property {unknown} body sent as JSON
 */

/**
 * @typedef {object} Route
 * @property {string} method HTTP method
 * @property {RegExp} path with named groups for parameters
 * @property {(request: import("node:http").IncomingMessage, params: Record<string, string>) => Promise<Answer> | Answer} handle
 */

/**
 * The service as a request listener for node:http.
 *
 * @param {object} [options] what it works with
 * @param {Notes} [options.notes] where notes are kept
 * @param {string} [options.version] shown by GET /health
 * @returns {import("node:http").RequestListener} the listener
 */
export function createApp({ notes = new Notes(), version = "unknown" } = {}) {
  /** @type {Route[]} */
  const routes = [
    {
      method: "GET",
      path: /^\/health$/,
      handle: () => ({ status: 200, body: { status: "ok", version } }),
    },
    {
      method: "GET",
      path: /^\/notes$/,
      handle: () => ({ status: 200, body: notes.list() }),
    },
    {
      method: "POST",
      path: /^\/notes$/,
      handle: async (request) => {
        const body = await readJson(request);
        return { status: 201, body: notes.add(body?.text) };
      },
    },
    {
      method: "GET",
      path: /^\/notes\/(?<id>\d+)$/,
      handle: (request, { id }) => ({ status: 200, body: notes.get(Number(id)) }),
    },
  ];

  return async (request, response) => {
    try {
      const { status, body } = await dispatch(routes, request);
      sendJson(response, status, body);
    } catch (error) {
      if (error instanceof HttpError) sendJson(response, error.status, { error: error.message });
      else sendJson(response, 500, { error: "internal error" });
    }
  };
}

/**
 * @param {Route[]} routes all routes
 * @param {import("node:http").IncomingMessage} request the request
 * @returns {Promise<Answer>} what the fitting route answers
 * @throws {HttpError} 404 or 405 where none fits
 */
async function dispatch(routes, request) {
  const { pathname } = new URL(request.url, "http://localhost");
  const fitting = routes.filter(({ path }) => path.test(pathname));
  if (fitting.length === 0) throw new HttpError(404, "not found");
  const route = fitting.find(({ method }) => method === request.method);
  if (!route) throw new HttpError(405, "method not allowed");
  return route.handle(request, { ...route.path.exec(pathname)?.groups });
}
