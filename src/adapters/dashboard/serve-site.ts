import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

export type Served = { url: string; close: () => Promise<void> };

const FILE = /^\/(?:index\.html|data\/[a-z]+(?:-\d+)?\.js)$/;

const HEADERS = {
  "cache-control": "no-store",
  "content-security-policy": "frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

const typeOf = (path: string): string =>
  path.endsWith(".html") ? "text/html; charset=utf-8" : "text/javascript; charset=utf-8";

/** The file that is asked for; undefined for what this server does not have, whatever lies in the folder. */
function fileOf({ method, url = "", headers }: IncomingMessage, port: number): string | undefined {
  // A page elsewhere whose name leads here (DNS rebinding) asks for another host.
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if ((method !== "GET" && method !== "HEAD") || !hosts.includes(headers.host ?? "")) return;
  const path = url.split("?", 1)[0] ?? "";
  const file = path === "/" ? "/index.html" : path;
  return FILE.test(file) ? file : undefined;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  how: { dir: string; port: number },
): Promise<void> {
  const file = fileOf(request, how.port);
  const body =
    file === undefined ? undefined : await readFile(join(how.dir, file)).catch(() => undefined);
  if (file === undefined || body === undefined) {
    response.writeHead(404, { ...HEADERS, "content-type": "text/plain; charset=utf-8" });
    response.end("Not found\n");
    return;
  }
  response.writeHead(200, {
    ...HEADERS,
    "content-type": typeOf(file),
    "content-length": body.length,
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

/** Serves a written dashboard to this machine alone, on a free port. */
export async function serveSite(dir: string): Promise<Served> {
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    void answer(request, response, { dir, port });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
