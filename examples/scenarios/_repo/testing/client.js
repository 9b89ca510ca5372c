import { createServer } from "node:http";
import { once } from "node:events";

/**
 * Serves an app on a free port while a test talks to it.
 *
 * @param {import("node:http").RequestListener} app the app
 * @param {(call: (method: string, path: string, options?: {body?: unknown, text?: string, headers?: Record<string, string>}) => Promise<{status: number, body: any}>) => Promise<void>} talk the test
 */
export async function serving(app, talk) {
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${server.address().port}`;
  try {
    await talk(async (method, path, { body, text, headers } = {}) => {
      const response = await fetch(origin + path, {
        method,
        headers,
        body: text ?? (body === undefined ? undefined : JSON.stringify(body)),
      });
      return { status: response.status, body: await response.json() };
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
