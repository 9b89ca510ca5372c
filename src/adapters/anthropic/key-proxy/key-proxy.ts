import { createHash, timingSafeEqual } from "node:crypto";
import { mkdir, mkdtemp } from "node:fs/promises";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import type { AddressInfo, ListenOptions } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Redact } from "../../../core/text/redact-values.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Upstream } from "../upstream/upstream.ts";
import { credentialOf } from "./headers.ts";
import type { ModelAccess } from "./model-access.ts";
import { Pass, type PassFor } from "./pass.ts";
import { refuse } from "./refuse.ts";
import { serveCall } from "./serve-call.ts";

export type KeyProxyOptions = {
  /** Where the model answers, and with which credentials. */
  upstream: Upstream;
  /** Of the job, for the socket. */
  tempDir: string;
  clock: Clock;
  /** Takes the job's secrets out of what is sent to the model. */
  redact: Redact;
};

export type KeyProxy = {
  /** Lets in for one assignment, until the pass is closed. */
  admit(wanted: PassFor): { pass: Pass; access: ModelAccess };
  /** Ends all connections. Nothing needs it before the process ends: the proxy keeps none alive. */
  close(): Promise<void>;
};

/** Paths of Unix sockets hold 108 bytes on Linux, 104 elsewhere. */
const MOST_PATH_BYTES = 100;
/** Two betas of the API are asked for in the address; nothing else of it is sent on. */
const QUERY = new Set(["", "?beta=true"]);

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** A folder that only we can open, for the socket. */
async function socketIn(tempDir: string): Promise<string> {
  const name = "model.sock";
  const place = join(tempDir, "model-XXXXXX", name);
  const parent = Buffer.byteLength(place) <= MOST_PATH_BYTES ? tempDir : tmpdir();
  await mkdir(parent, { recursive: true });
  return join(await mkdtemp(join(parent, "model-")), name);
}

async function listen(handler: RequestListener, at: ListenOptions) {
  const server = createServer(handler);
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(at, resolve);
  });
  server.unref();
  return server;
}

/**
 * Where engines find the model: `POST /v1/messages` on loopback and on a Unix socket, and nothing else. The
 * key stays in this process (threat 7); a caller shows a pass, whose budget is asked before each call.
 * Nothing is tried again here: callers do that, as the API's answers say.
 */
export async function openKeyProxy(options: KeyProxyOptions): Promise<KeyProxy> {
  const { upstream, tempDir, clock, redact } = options;
  const { credential, isAnthropic } = upstream;
  const open = new Map<Pass, Buffer>();

  /** Every open pass is compared, each in constant time. */
  const passOf = (request: IncomingMessage): Pass | undefined => {
    const shown = digest(credentialOf(request.headers) ?? "");
    return [...open].filter(([, known]) => timingSafeEqual(known, shown))[0]?.[0];
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, search } = new URL(request.url ?? "/", "http://proxy");
    if (request.method !== "POST" || pathname !== "/v1/messages" || !QUERY.has(search))
      return refuse(response, 404, "Only POST /v1/messages is let through.");
    const pass = passOf(request);
    if (pass === undefined)
      return refuse(response, 401, "This pass is not known, or its task is over.");
    return serveCall({ request, response, pass, query: search }, { upstream, clock, redact });
  };
  const handler: RequestListener = (request, response) => {
    response.on("error", () => undefined);
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else refuse(response, 400, "The request could not be read.");
    });
  };

  const socket = await socketIn(tempDir);
  const servers = [
    await listen(handler, { host: "127.0.0.1", port: 0 }),
    await listen(handler, { path: socket }),
  ];
  const { port } = servers[0]?.address() as AddressInfo;
  return {
    admit(wanted) {
      const began = clock.monotonic();
      const pass = new Pass(wanted, () => (clock.monotonic() - began) / 60_000);
      open.set(pass, digest(pass.token));
      pass.signal.addEventListener("abort", () => open.delete(pass));
      const { token } = pass;
      const url = `http://127.0.0.1:${port}`;
      return { pass, access: { url, socket, token, credential, isAnthropic } };
    },
    async close() {
      await Promise.all([...open.keys()].map((pass) => pass.close()));
      const closed = servers.map(
        (server) =>
          new Promise<void>((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
          }),
      );
      await Promise.all(closed);
    },
  };
}
