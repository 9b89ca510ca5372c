import { createServer } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { isAllowedHost } from "../../core/sandbox/allowed-hosts.ts";
import { targetOf } from "../../core/sandbox/refusals.ts";

const TARGET = /^([\w.-]+):(\d{1,5})$/;

const refuse = (socket: Duplex, text: string): void => {
  socket.end(
    `HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n${text}\n`,
  );
};

/**
 * The only way out of the sandbox: tunnels (CONNECT) to the listed hosts, from a Unix socket at `path`.
 * Names are resolved here, so nothing inside needs DNS. It keeps no process alive.
 * @param allowed hosts as in the configuration's `allowedHosts`
 * @param refused told of each request that is not let through, with what it was for
 */
export async function startConnectProxy(
  path: string,
  allowed: readonly string[],
  refused: (target: string) => void,
): Promise<void> {
  const server = createServer(({ method, url = "" }, response) => {
    refused(targetOf(method, url));
    response.writeHead(403, { "content-type": "text/plain", connection: "close" });
    response.end("The sandbox lets https through, and nothing else.\n");
  });
  server.on("connect", ({ url = "" }, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const [, host = "", port = ""] = TARGET.exec(url) ?? [];
    if (host === "" || !isAllowedHost(allowed, host, Number(port))) {
      refused(targetOf("CONNECT", url));
      return refuse(socket, "The sandbox does not let this host through (allowedHosts).");
    }
    const remote = connect({ host, port: Number(port) });
    remote.once("connect", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      remote.write(head);
      socket.pipe(remote).pipe(socket);
    });
    remote.on("error", () => socket.destroy());
    remote.on("close", () => socket.destroy());
    socket.on("close", () => remote.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
  server.unref();
}
