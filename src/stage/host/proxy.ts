import { request as ask, type RequestListener, type ServerResponse } from "node:http";

/**
 * The stable address of an environment: hands each request to the release that is up at that
 * moment, so that a switch between releases leaves no gap.
 *
 * @param target port of the present release, undefined while nothing is deployed
 */
export const proxyTo =
  (target: () => number | undefined): RequestListener =>
  (incoming, outgoing) => {
    const port = target();
    if (port === undefined) return refuse(outgoing, 503, "nothing is deployed here yet");
    const forwarded = ask(
      {
        host: "127.0.0.1",
        port,
        method: incoming.method,
        path: incoming.url,
        headers: { ...incoming.headers, connection: "close" },
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
        answer.once("error", () => outgoing.destroy());
      },
    );
    forwarded.once("error", (error) => {
      if (outgoing.headersSent) outgoing.destroy();
      else refuse(outgoing, 502, `the release does not answer: ${error.message}`);
    });
    outgoing.once("close", () => forwarded.destroy());
    incoming.pipe(forwarded);
  };

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ error: message }));
}
