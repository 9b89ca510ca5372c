import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";

/** A server on 127.0.0.1 and nowhere else. */
export type Loopback = {
  /** Origin without a trailing slash, e.g. `http://127.0.0.1:40123`. */
  url: string;
  port: number;
  /** Ends open connections too, so that a test or a run never waits for an idle client. */
  close: () => Promise<void>;
};

/**
 * @param port 0 lets the system choose a free one.
 * @param tls certificate and key, PEM; plain HTTP without it
 */
export const listen = async (
  handler: RequestListener,
  port = 0,
  tls?: { cert: string; key: string },
): Promise<Loopback> => {
  const server = tls ? createTlsServer(tls, handler) : createServer(handler);
  // Uploads and scripted slow answers may take longer than Node's default of five minutes.
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `${tls ? "https" : "http"}://127.0.0.1:${address.port}`,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

export const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};
