import { createServer, type IncomingMessage, type Server } from "node:http";
import { prometheusMetrics } from "../../../src/adapters/prometheus/prometheus-metrics.ts";
import { matrix, refused, scalar, vector } from "./answers.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

type Seen = Pick<IncomingMessage, "method" | "url" | "headers"> & { body: string };

/** Stands in for Prometheus's HTTP API with one answer; a text is sent as it is. */
async function prometheus(answer: unknown, status = 200) {
  const seen: Seen[] = [];
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const { method, url, headers } = request;
      seen.push({ method, url, headers, body });
      if (answer === undefined) return;
      response.writeHead(status, { "content-type": "application/json", location: "/elsewhere" });
      response.end(typeof answer === "string" ? answer : JSON.stringify(answer));
    });
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}`, seen };
}

const read = async (answer: unknown, status?: number) => {
  const { url } = await prometheus(answer, status);
  return prometheusMetrics({ url, timeoutMs: 2_000 }).read("up");
};

test("asks the instant query API by POST, below a path too, with the header", async () => {
  const { url, seen } = await prometheus(vector("0.02"));
  const metrics = prometheusMetrics({
    url: `${url}/prom/`,
    timeoutMs: 2_000,
    authorization: "Bearer abcdefgh12345",
  });
  const query = 'sum(rate(x{code=~"5.."}[1m])) or vector(0)';
  expect(await metrics.read(query)).toEqual({ ok: true, value: 0.02 });
  expect(seen[0]).toMatchObject({
    method: "POST",
    url: "/prom/api/v1/query",
    headers: { authorization: "Bearer abcdefgh12345" },
  });
  expect(new URLSearchParams(seen[0]?.body).get("query")).toBe(query);
});

test("a scalar is a reading too", async () => {
  expect(await read(scalar("1.5e-3"))).toEqual({ ok: true, value: 0.0015 });
});

test.each(["NaN", "+Inf", "-Inf"])("%s is no data", async (value) => {
  expect(await read(vector(value))).toEqual({ ok: false, reason: `no data: ${value}` });
});

test.each([
  ["an empty result", vector(), 200, "no data: the result is empty"],
  ["several series", vector("1", "2"), 200, "the query gives 2 series"],
  ["a wrong query", refused("1:3: parse error"), 400, "bad_data: 1:3: parse error"],
  ["a matrix", matrix, 200, "no instant"],
  ["a page of a proxy", "<html>", 502, "HTTP 502, and no JSON"],
  ["a refused header", "", 401, "HTTP 401: correct the secret"],
  ["a redirect, which is not followed", "", 302, "HTTP 302: correct the URL"],
  ["an answer without end", "x".repeat(2 * 1024 * 1024), 200, "over 1 MiB"],
])("%s is no reading and says so", async (_, answer, status, reason) => {
  const reading = await read(answer, status);
  expect(reading.ok ? "a reading" : reading.reason).toContain(reason);
});

test("the header's secret is in no reason, also where the server repeats it", async () => {
  const { url } = await prometheus(refused("invalid token abcdefgh12345"), 400);
  const reading = await prometheusMetrics({
    url,
    timeoutMs: 2_000,
    authorization: "Bearer abcdefgh12345",
  }).read("up");
  expect(reading).toMatchObject({ ok: false });
  expect(JSON.stringify(reading)).not.toContain("abcdefgh12345");
});

test("silence and nobody there are no reading", async () => {
  const { url } = await prometheus(undefined);
  expect(await prometheusMetrics({ url, timeoutMs: 50 }).read("up")).toEqual({
    ok: false,
    reason: "no reply in 50 ms",
  });
  const nobody = prometheusMetrics({ url: "http://127.0.0.1:1", timeoutMs: 2_000 });
  expect(await nobody.read("up")).toMatchObject({ ok: false });
});
