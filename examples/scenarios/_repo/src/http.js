/** Largest body that is read, in bytes. */
export const BODY_LIMIT = 64 * 1024;

/** An error whose status and message are meant for the client. */
export class HttpError extends Error {
  /**
   * @param {number} status HTTP status
   * @param {string} message what the client is told
   */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * Reads a JSON body.
 *
 * @param {import("node:http").IncomingMessage} request the request
 * @returns {Promise<unknown>} the value
 * @throws {HttpError} 413 where the body is too large, 400 where it is not JSON
 */
export async function readJson(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new HttpError(413, "the body is too large");
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new HttpError(400, "the body is not JSON");
  }
}

/**
 * Answers with JSON.
 *
 * @param {import("node:http").ServerResponse} response the response
 * @param {number} status HTTP status
 * @param {unknown} body the value
 */
export function sendJson(response, status, body) {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
