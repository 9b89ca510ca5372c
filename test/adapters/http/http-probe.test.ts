import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { httpProbe } from "../../../src/adapters/http/http-probe.ts";
import type { HealthQuestion } from "../../../src/ports/probe.ts";
import { selfSigned } from "../../../src/stage/cluster/self-signed.ts";
import { FakeClock } from "../../fakes/clock.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const listen = async (server: Server): Promise<number> => {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
};
const serve = async (listener: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await listen(createServer(listener))}`;

const clock = new FakeClock("2026-01-05T10:44:00.000Z");
const probe = httpProbe({ clock });
const question = (url: string, timeoutMs: number, rest: Partial<HealthQuestion> = {}) => ({
  url,
  timeoutMs,
  status: [200],
  ...rest,
});

test("200 is healthy, with status, time and moment", async () => {
  const url = await serve((_, response) => response.end("ok"));
  expect(await probe.ask(question(`${url}/health`, 1_000))).toEqual({
    at: "2026-01-05T10:44:00.000Z",
    ok: true,
    status: 200,
    milliseconds: 0,
  });
});

test.each([204, 404, 500, 503])("%p is not", async (status) => {
  const url = await serve((_, response) => response.writeHead(status).end());
  expect(await probe.ask(question(url, 1_000))).toMatchObject({
    ok: false,
    status,
    error: `HTTP ${status}`,
  });
});

test("three redirects are followed, a fourth is not", async () => {
  const url = await serve((request, response) => {
    const left = Number(request.url?.slice(1));
    if (left === 0) response.end("ok");
    else response.writeHead(302, { location: `/${left - 1}` }).end();
  });
  expect(await probe.ask(question(`${url}/3`, 1_000))).toMatchObject({ ok: true });
  expect(await probe.ask(question(`${url}/4`, 1_000))).toMatchObject({
    ok: false,
    error: "more than 3 redirects",
  });
});

test("a redirect to a file is no reply", async () => {
  const url = await serve((_, response) =>
    response.writeHead(302, { location: "file:///etc/passwd" }).end(),
  );
  expect(await probe.ask(question(url, 1_000))).toMatchObject({
    ok: false,
    error: "redirected to file:",
  });
});

test("a service that does not answer in time is a sample without a status", async () => {
  const url = await serve(() => undefined);
  const sample = await probe.ask(question(url, 50));
  expect(sample).toMatchObject({ ok: false, error: "no reply in 50 ms" });
  expect(sample.status).toBeUndefined();
});

test("nobody there is a sample too", async () => {
  const sample = await probe.ask(question("http://127.0.0.1:1/health", 1_000));
  expect(sample.ok).toBe(false);
  expect(sample.status).toBeUndefined();
  expect(sample.error).toBeTruthy();
});

test("other statuses are healthy where they are listed, and 200 is not where it is not", async () => {
  const url = await serve((request, response) =>
    response.writeHead(request.url === "/204" ? 204 : 200).end(),
  );
  const status = [204, 401];
  expect(await probe.ask(question(`${url}/204`, 1_000, { status }))).toMatchObject({ ok: true });
  expect(await probe.ask(question(url, 1_000, { status }))).toMatchObject({ error: "HTTP 200" });
});

test("a redirect that is listed is the answer, and is not followed", async () => {
  let asked = 0;
  const url = await serve((_, response) => {
    asked++;
    response.writeHead(302, { location: "/login" }).end();
  });
  expect(await probe.ask(question(url, 1_000, { status: [302] }))).toMatchObject({ ok: true });
  expect(asked).toBe(1);
});

test("the body must contain what is expected, with the reason otherwise", async () => {
  const url = await serve((_, response) => response.end('{"status": "degraded"}'));
  expect(await probe.ask(question(url, 1_000, { body: '"status":*"degraded"' }))).toMatchObject({
    ok: true,
  });
  expect(await probe.ask(question(url, 1_000, { body: '"status":*"ok"' }))).toMatchObject({
    ok: false,
    status: 200,
    error: 'HTTP 200, but the body does not contain "\\"status\\":*\\"ok\\""',
  });
});

test("a body without end is read up to 64 KiB, and no further", async () => {
  let written = 0;
  const url = await serve((_, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write("x".repeat(16_384))) written += 16_384;
    };
    response.on("drain", more);
    more();
  });
  const sample = await probe.ask(question(url, 5_000, { body: "ok" }));
  expect(sample).toMatchObject({ ok: false, status: 200 });
  expect(sample.error).toContain("first 64 KiB");
  expect(written).toBeLessThan(16 * 1024 * 1024);
});

test("a body that stops halfway is no reply in time", async () => {
  const url = await serve((_, response) => void response.write("o"));
  expect(await probe.ask(question(url, 100))).toMatchObject({
    ok: false,
    error: "no reply in 100 ms",
  });
});

describe("TLS", () => {
  const secure = async (at: Date, listener: RequestListener) => {
    const certificate = selfSigned(at);
    return { port: await listen(createTlsServer(certificate, listener)), ca: certificate.cert };
  };
  const fine: RequestListener = (_, response) => response.end("ok");

  test("a certificate of a trusted authority, for this host and in its time, passes", async () => {
    const { port, ca } = await secure(new Date(), fine);
    const trusting = httpProbe({ clock, ca });
    expect(await trusting.ask(question(`https://127.0.0.1:${port}`, 5_000))).toMatchObject({
      ok: true,
    });
  });

  test("self-signed, expired and for another host are told apart", async () => {
    const now = await secure(new Date(), fine);
    const old = await secure(new Date("2020-01-01T00:00:00Z"), fine);
    const ask = async (url: string, ca?: string) =>
      (await httpProbe({ clock, ...(ca ? { ca } : {}) }).ask(question(url, 5_000))).error;
    expect(await ask(`https://127.0.0.1:${now.port}`)).toBe(
      "the certificate is self-signed (DEPTH_ZERO_SELF_SIGNED_CERT)",
    );
    expect(await ask(`https://127.0.0.1:${old.port}`, old.ca)).toBe(
      "the certificate has expired (CERT_HAS_EXPIRED)",
    );
    expect(await ask(`https://localhost:${now.port}`, now.ca)).toBe(
      "the certificate is for another host (ERR_TLS_CERT_ALTNAME_INVALID)",
    );
  });

  test("the process's own switch does not turn the check off", async () => {
    const { port } = await secure(new Date(), fine);
    const before = process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
    process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
    try {
      expect(await probe.ask(question(`https://127.0.0.1:${port}`, 5_000))).toMatchObject({
        ok: false,
      });
    } finally {
      if (before === undefined) delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
      else process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = before;
    }
  });

  test("no redirect leads from https to http", async () => {
    const plain = await serve(fine);
    const { port, ca } = await secure(new Date(), (_, response) =>
      response.writeHead(302, { location: plain }).end(),
    );
    expect(
      await httpProbe({ clock, ca }).ask(question(`https://127.0.0.1:${port}`, 5_000)),
    ).toMatchObject({ ok: false, error: "redirected from https: to http:" });
  });
});
