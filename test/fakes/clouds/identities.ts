import { listen, readBody } from "../../../src/stage/loopback.ts";
import { Refused } from "./messages.ts";

type Answer = { status?: number; type?: string; body: string };
export type Exchange = { path: string; headers: Record<string, unknown>; text: string };

/** Token endpoints for tests: `answer` says what comes back, or throws Refused with the body of a refusal. */
export async function identityCloud(answer: (asked: Exchange) => Answer) {
  const asked: Exchange[] = [];
  const server = await listen((request, response) => {
    void readBody(request).then((bytes) => {
      const { url: path = "", headers } = request;
      const one = { path, headers, text: bytes.toString() };
      asked.push(one);
      try {
        const { status = 200, type = "application/json", body } = answer(one);
        response.writeHead(status, { "content-type": type });
        response.end(body);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        response.writeHead(error.status, { "content-type": "application/json" });
        response.end(error.message);
      }
    });
  });
  return { url: server.url, asked, close: server.close };
}
