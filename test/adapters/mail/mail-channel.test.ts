import { createServer } from "node:net";
import type { SMTPServerOptions } from "smtp-server";
import { mailChannel, type MailOptions } from "../../../src/adapters/mail/mail-channel.ts";
import { selfSigned } from "../../../src/stage/cluster/self-signed.ts";
import { notice } from "../../fakes/notice.ts";
import { type MailSink, startMailSink } from "../notices/mail-sink.ts";

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
async function sink(options?: SMTPServerOptions): Promise<MailSink> {
  const started = await startMailSink(options);
  open.push(started);
  return started;
}

const TO = ["carol@acme.example", "dave@acme.example"];

const send = (
  port: number,
  {
    timeoutMs = 5_000,
    secure,
    ...more
  }: Partial<MailOptions> & { timeoutMs?: number; secure?: boolean } = {},
) =>
  mailChannel({
    server: {
      from: "Miyabi <miyabi@acme.example>",
      host: "127.0.0.1",
      port,
      ...(secure === undefined ? {} : { secure }),
    },
    ...more,
  })({ channel: "email", notice: notice(), to: TO }, timeoutMs);

test("a mail arrives in both dresses, from and to whom the configuration names", async () => {
  const server = await sink();
  expect(await send(server.port)).toEqual({ kind: "sent" });
  expect(server.mails).toHaveLength(1);
  const [mail] = server.mails;
  expect(mail).toMatchObject({ from: "miyabi@acme.example", to: TO });
  const raw = mail?.raw ?? "";
  expect(raw).toContain("Content-Type: text/plain");
  expect(raw).toContain("Content-Type: text/html");
  expect(raw).toContain("Auto-Submitted: auto-generated");
  // The same notice twice is one mail for whoever shows a message id once.
  expect(raw).toContain(`Message-ID: <${"f".repeat(32)}@acme.example>`);
  expect(raw).toContain("References: <issue-12.acme.shop@acme.example>");
});

test("it signs in where there is a user", async () => {
  const server = await sink();
  expect(await send(server.port, { user: "miyabi", password: "hunter2" })).toEqual({
    kind: "sent",
  });
  expect(server.signIns).toEqual(["miyabi:hunter2"]);
});

test("TLS from the first byte is checked", async () => {
  const { cert, key } = selfSigned(new Date());
  const server = await sink({ secure: true, cert, key });
  expect(await send(server.port, { secure: true })).toMatchObject({ kind: "failed" });
  expect(await send(server.port, { secure: true, ca: cert })).toEqual({ kind: "sent" });
  expect(server.mails).toHaveLength(1);
});

test("fault 34: 4xx may pass and is tried again, 5xx and a refused sign-in do not", async () => {
  const refusing = (responseCode: number) =>
    sink({
      onMailFrom: (_address, _session, done) =>
        done(Object.assign(new Error("no"), { responseCode })),
    });
  expect(await send((await refusing(451)).port)).toEqual({
    kind: "failed",
    why: "SMTP 451",
    again: true,
  });
  expect(await send((await refusing(550)).port)).toEqual({
    kind: "failed",
    why: "SMTP 550",
    again: false,
  });
  const locked = await sink({ onAuth: (_auth, _session, done) => done(new Error("who?")) });
  const refused = await send(locked.port, { user: "miyabi", password: "hunter2" });
  expect(refused).toMatchObject({ kind: "failed", again: false });
  expect(JSON.stringify(refused)).not.toContain("hunter2");
});

test("one address that is refused does not keep the mail from the others, and is told", async () => {
  const server = await sink({
    onRcptTo: ({ address }, _session, done) =>
      done(
        address.startsWith("dave") ? Object.assign(new Error("gone"), { responseCode: 550 }) : null,
      ),
  });
  expect(await send(server.port)).toEqual({ kind: "sent", why: "1 of 2 addresses were refused" });
  expect(server.mails[0]?.to).toEqual(["carol@acme.example"]);
});

test("fault 34: nobody there, and a server that says nothing", async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const address = silent.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  silent.unref();
  expect(await send(address.port, { timeoutMs: 300 })).toMatchObject({
    kind: "failed",
    again: true,
  });
  await new Promise<void>((resolve) => silent.close(() => resolve()));
  const dead = await send(address.port, { timeoutMs: 1_000 });
  expect(dead).toMatchObject({ kind: "failed", again: true });
  expect(JSON.stringify(dead)).toContain("ECONNREFUSED");
});
