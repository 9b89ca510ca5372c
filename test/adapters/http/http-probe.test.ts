import { createServer, type RequestListener, type Server } from "node:http";
import { httpProbe } from "../../../src/adapters/http/http-probe.ts";
import { FakeClock } from "../../fakes/clock.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
};

const clock = new FakeClock("2026-01-05T10:44:00.000Z");
const probe = httpProbe({ clock });

test("200 is healthy, with status, time and moment", async () => {
  const url = await serve((_, response) => response.end("ok"));
  expect(await probe.ask(`${url}/health`, 1_000)).toEqual({
    at: "2026-01-05T10:44:00.000Z",
    ok: true,
    status: 200,
    milliseconds: 0,
  });
});

test.each([204, 404, 500, 503])("%p is not", async (status) => {
  const url = await serve((_, response) => response.writeHead(status).end());
  expect(await probe.ask(url, 1_000)).toMatchObject({ ok: false, status, error: `HTTP ${status}` });
});

test("three redirects are followed, a fourth is not", async () => {
  const url = await serve((request, response) => {
    const left = Number(request.url?.slice(1));
    if (left === 0) response.end("ok");
    else response.writeHead(302, { location: `/${left - 1}` }).end();
  });
  expect(await probe.ask(`${url}/3`, 1_000)).toMatchObject({ ok: true });
  expect(await probe.ask(`${url}/4`, 1_000)).toMatchObject({
    ok: false,
    error: "more than 3 redirects",
  });
});

test("a redirect to a file is no reply", async () => {
  const url = await serve((_, response) =>
    response.writeHead(302, { location: "file:///etc/passwd" }).end(),
  );
  expect(await probe.ask(url, 1_000)).toMatchObject({ ok: false, error: "redirected to file:" });
});

test("a service that does not answer in time is a sample without a status", async () => {
  const url = await serve(() => undefined);
  const sample = await probe.ask(url, 50);
  expect(sample).toMatchObject({ ok: false, error: "no reply in 50 ms" });
  expect(sample.status).toBeUndefined();
});

test("nobody there is a sample too", async () => {
  const sample = await probe.ask("http://127.0.0.1:1/health", 1_000);
  expect(sample.ok).toBe(false);
  expect(sample.status).toBeUndefined();
  expect(sample.error).toBeTruthy();
});
