import { listen, type Loopback, readBody } from "../../../src/stage/loopback.ts";

type Received = { path: string; headers: Record<string, string>; body: string };
type Answer = { status: number; headers?: Record<string, string> } | "hang";

/** An HTTP server that takes posts as Slack or somebody's webhook does; it answers what `answers` says, then 200. */
export type Receiver = Loopback & { received: Received[]; answers: Answer[] };

export async function startReceiver(tls?: { cert: string; key: string }): Promise<Receiver> {
  const received: Received[] = [];
  const answers: Answer[] = [];
  const loopback = await listen(
    (request, response) => {
      void readBody(request).then((body) => {
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        );
        received.push({ path: request.url ?? "", headers, body: body.toString("utf8") });
        const answer = answers.shift() ?? { status: 200 };
        if (answer === "hang") return;
        response.writeHead(answer.status, answer.headers).end("ok");
      });
    },
    0,
    tls,
  );
  return { ...loopback, received, answers };
}

/** An address of this machine where nothing listens. */
export async function deadAddress(): Promise<string> {
  const { url, close } = await listen(() => {});
  await close();
  return url;
}
