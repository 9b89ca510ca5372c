import { mkdtemp, rm } from "node:fs/promises";
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openKeyProxy } from "../../../../src/adapters/anthropic/key-proxy/key-proxy.ts";
import { messagesApi } from "../../../../src/adapters/anthropic/upstream/messages-api.ts";
import type { Upstream } from "../../../../src/adapters/anthropic/upstream/upstream.ts";
import type { PassBudget } from "../../../../src/adapters/anthropic/key-proxy/pass.ts";
import { redactor } from "../../../../src/core/text/redact-values.ts";
import { listen, readBody } from "../../../../src/stage/loopback.ts";
import { FakeClock } from "../../../fakes/clock.ts";

/** In two parts, so that scanners of secrets pass over this file. */
export const KEY = ["sk-ant", "canary-9f8E7d6C5b4A3210"].join("-");

type Heard = { url: string; headers: IncomingHttpHeaders; text: string };

/** What the upstream does with a request. */
export type Reply = (response: ServerResponse, heard: Heard) => void | Promise<void>;

export const answer =
  (usage: Record<string, unknown> = {}): Reply =>
  (response) => {
    response.writeHead(200, { "content-type": "application/json", "request-id": "req_1" });
    response.end(
      JSON.stringify({
        id: "msg_1",
        type: "message",
        role: "assistant",
        content: [{ type: "text", text: "Hello." }],
        stop_reason: "end_turn",
        usage: { input_tokens: 100, output_tokens: 20, ...usage },
      }),
    );
  };

export const event = (value: { type: string } & Record<string, unknown>): string =>
  `event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`;

/** A proxy before an upstream of the test's own, gone when the test has ended. */
export async function proxied(
  reply: Reply | Reply[],
  path = "",
  upstreamAt = (url: string): Upstream => messagesApi({ apiKey: KEY, baseUrl: url }),
) {
  const heard: Heard[] = [];
  const server = await listen((request, response) => {
    void readBody(request).then(async (bytes) => {
      const one = { url: request.url ?? "", headers: request.headers, text: bytes.toString() };
      heard.push(one);
      const next = Array.isArray(reply) ? (reply[heard.length - 1] ?? reply.at(-1)) : reply;
      await next?.(response, one);
    });
  });
  const tempDir = await mkdtemp(join(tmpdir(), "miyabi-proxy-"));
  const clock = new FakeClock();
  const proxy = await openKeyProxy({
    upstream: upstreamAt(`${server.url}${path}`),
    tempDir,
    clock,
    redact: redactor([KEY]),
  });
  return {
    heard,
    clock,
    proxy,
    admit: (budget: Partial<PassBudget> = {}, task = "task-500-1") =>
      proxy.admit({
        task,
        tryNumber: 2,
        budget: { turns: 100, tokens: 1_000_000, minutes: 10, purses: [], ...budget },
      }),
    closeUpstream: server.close,
    close: async () => {
      await proxy.close();
      await server.close();
      await rm(tempDir, { recursive: true, force: true });
    },
  };
}

export const question = (more: Record<string, unknown> = {}) => ({
  model: "claude-sonnet-5-5",
  max_tokens: 4_000,
  messages: [{ role: "user", content: "Hi." }],
  ...more,
});
