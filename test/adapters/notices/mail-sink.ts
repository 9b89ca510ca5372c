import { SMTPServer, type SMTPServerOptions } from "smtp-server";

type Mail = { from: string; to: string[]; raw: string };

/** A mail server on loopback that keeps what it gets. */
export type MailSink = {
  port: number;
  mails: Mail[];
  /** User and password of each sign-in. */
  signIns: string[];
  close: () => Promise<void>;
};

export async function startMailSink(options: SMTPServerOptions = {}): Promise<MailSink> {
  const mails: Mail[] = [];
  const signIns: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onAuth: ({ username = "", password = "" }, _session, done) => {
      signIns.push(`${username}:${password}`);
      done(null, { user: username });
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        mails.push({
          from: envelope.mailFrom === false ? "" : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString("utf8"),
        });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => {}); // a client that goes away in the middle
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    port: address.port,
    mails,
    signIns,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
