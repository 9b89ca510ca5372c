import { once } from "node:events";
import { stat } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { dirname } from "node:path";
import type { ModelAccess } from "../../../../src/adapters/anthropic/key-proxy/model-access.ts";
import { Purse } from "../../../../src/core/budget/purse.ts";
import { answer, event, KEY, proxied, question, type Reply } from "./proxied.ts";

type Proxied = Awaited<ReturnType<typeof proxied>>;
let at: Proxied;
afterEach(() => at.close());

const post = (
  { url, token }: Pick<ModelAccess, "url" | "token">,
  body: unknown = question(),
  headers: Record<string, string> = {},
) =>
  fetch(`${url}/v1/messages`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": token, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

const purse = (left: number, usd = 25) => new Purse([{ name: "budget.usdPerIssue", usd, left }]);
const sentTokens = () =>
  at.heard.map(({ text }) => (JSON.parse(text) as { max_tokens: number }).max_tokens);
const errorOf = async (response: Response) =>
  ((await response.json()) as { error: { type: string; message: string } }).error;

test("threat 7: the key is added here, and the caller's side never sees it", async () => {
  at = await proxied((response, { headers }) => {
    // The worst of gateways: it repeats what it was sent.
    response.writeHead(400, { "content-type": "application/json", "x-echo": KEY });
    response.end(JSON.stringify({ error: { message: JSON.stringify(headers) } }));
  });
  const { access } = at.admit();
  const response = await post(access, question(), {
    authorization: "Bearer else",
    cookie: "a=b",
    "x-forwarded-for": "1.2.3.4",
    "anthropic-version": "2023-06-01",
    "x-miyabi-task": "task-500-1:attempt-2",
  });
  expect(at.heard[0]?.headers["x-api-key"]).toBe(KEY);
  expect(at.heard[0]?.headers).toMatchObject({
    "anthropic-version": "2023-06-01",
    "x-miyabi-task": "task-500-1:attempt-2",
  });
  for (const name of ["authorization", "cookie", "x-forwarded-for"])
    expect(at.heard[0]?.headers[name]).toBeUndefined();
  const seen = `${await response.text()}${JSON.stringify([...response.headers])}`;
  expect(seen).toContain("***");
  expect(seen).not.toContain(KEY);
  expect(JSON.stringify(access)).not.toContain(KEY);
});

test("only an open pass is let in, as a key or as a bearer", async () => {
  at = await proxied(answer());
  const { pass, access } = at.admit();
  const other = at.admit().access;
  const bearer = await fetch(`${access.url}/v1/messages`, {
    method: "POST",
    headers: { authorization: `Bearer ${access.token}` },
    body: JSON.stringify(question()),
  });
  expect(bearer.status).toBe(200);
  for (const token of ["", "wrong", KEY, `${access.token}x`])
    expect((await post({ ...access, token })).status).toBe(401);
  await pass.close();
  expect((await post(access)).status).toBe(401);
  expect((await post(other)).status).toBe(200);
  expect(at.heard).toHaveLength(2);
});

test("nothing but POST /v1/messages is let through", async () => {
  at = await proxied(answer(), "/gateway");
  const { access } = at.admit();
  const headers = { "x-api-key": access.token };
  for (const path of ["/", "/v1/messages/batches", "/v1/files", "/v1/messages?limit=1"])
    expect(
      (await fetch(`${access.url}${path}`, { method: "POST", headers, body: "{}" })).status,
    ).toBe(404);
  expect((await fetch(`${access.url}/v1/messages`, { headers })).status).toBe(404);
  expect(at.heard).toEqual([]);
  const beta = await fetch(`${access.url}/v1/messages?beta=true`, {
    method: "POST",
    headers,
    body: JSON.stringify(question()),
  });
  expect(beta.status).toBe(200);
  expect(at.heard[0]?.url).toBe("/gateway/v1/messages?beta=true");
});

test("the same is there on a Unix socket that only we can reach", async () => {
  at = await proxied(answer());
  const { access } = at.admit();
  expect((await stat(dirname(access.socket))).mode & 0o777).toBe(0o700);
  const sent = httpRequest({
    socketPath: access.socket,
    path: "/v1/messages",
    method: "POST",
    headers: { "x-api-key": access.token },
  }).end(JSON.stringify(question()));
  const [response] = (await once(sent, "response")) as [{ statusCode: number; resume(): void }];
  response.resume();
  expect(response.statusCode).toBe(200);
});

test.each([
  ["a tool that Anthropic runs", { tools: [{ type: "web_fetch_20250910", name: "web_fetch" }] }],
  ["a tool that Anthropic runs", { tools: [{ type: "code_execution_20250825", name: "x" }] }],
  ["mcp_servers", { mcp_servers: [{ type: "url", url: "https://evil.example", name: "x" }] }],
  ["speed", { speed: "fast" }],
  ["thread", { thread: true }],
  [
    "an address or a file to fetch",
    {
      messages: [
        {
          role: "user",
          content: [{ type: "document", source: { type: "file", file_id: "file_of_someone" } }],
        },
      ],
    },
  ],
  [
    "an address or a file to fetch",
    {
      messages: [
        {
          role: "user",
          content: [
            {
              type: "tool_result",
              tool_use_id: "t",
              content: [
                { type: "image", source: { type: "url", url: "https://evil.example/?secret" } },
              ],
            },
          ],
        },
      ],
    },
  ],
])("threat 11: the API is no way out around the sandbox: %s", async (part, more) => {
  at = await proxied(answer());
  const { pass, access } = at.admit();
  const response = await post(access, question(more));
  expect(response.status).toBe(400);
  expect((await errorOf(response)).message).toContain(part);
  expect(at.heard).toEqual([]);
  expect(pass.records).toMatchObject([{ refused: part, status: 400 }]);
});

test("what was read is what is sent: a key that is there twice counts once", async () => {
  at = await proxied(answer());
  const { access } = at.admit();
  const body = JSON.stringify(question()).replace("{", '{"max_tokens":1,');
  await post(access, body);
  expect(at.heard[0]?.text).not.toContain('"max_tokens":1,');
  expect(sentTokens()).toEqual([4_000]);
});

test.each(["", "no json", "[]", '{"model":"m"}', "[".repeat(100_000)])(
  "what is no request is refused: %.10s",
  async (body) => {
    at = await proxied(answer());
    const { access } = at.admit();
    expect((await post(access, body)).status).toBe(400);
    expect(at.heard).toEqual([]);
  },
);

test("threat 8: a secret of the job is taken out before a request leaves", async () => {
  at = await proxied(answer());
  const { access } = at.admit();
  const content = [KEY, Buffer.from(KEY).toString("base64"), Buffer.from(KEY).toString("hex")];
  const text = content.join("\n");
  const response = await post(access, question({ messages: [{ role: "user", content: text }] }));
  expect(response.status).toBe(200);
  for (const form of content) expect(at.heard[0]?.text).not.toContain(form);
  expect(JSON.parse(at.heard[0]?.text ?? "")).toMatchObject({
    messages: [{ content: "***\n***\n***" }],
  });
});

test("each request leaves its figures, and nothing of its content", async () => {
  at = await proxied(answer({ cache_read_input_tokens: 10, cache_creation_input_tokens: 4 }));
  const { pass, access } = at.admit();
  await post(access);
  expect(pass.usage).toMatchObject({
    calls: 1,
    inputTokens: 100,
    outputTokens: 20,
    cacheReadTokens: 10,
    cacheWriteTokens: 4,
  });
  expect(pass.records).toMatchObject([
    {
      task: "task-500-1",
      try: 2,
      model: "claude-sonnet-5-5",
      status: 200,
      maxTokens: { asked: 4_000, sent: 4_000 },
      tokens: { inputTokens: 100 },
      costUsd: pass.usage.costUsd,
    },
  ]);
  expect(JSON.stringify(pass.records)).not.toMatch(/Hi\.|Hello|canary|miyabi-pass/);
});

const START = event({
  type: "message_start",
  message: { usage: { input_tokens: 50, output_tokens: 1, cache_read_input_tokens: 7 } },
});
const delta = (text: string) =>
  event({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } });
const END = `${event({ type: "message_delta", delta: {}, usage: { output_tokens: 33 } })}${event({ type: "message_stop" })}`;
const streaming =
  (play: (write: (text: string) => void) => Promise<boolean>): Reply =>
  async (response) => {
    response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
    if (await play((text) => response.write(text))) response.end();
    else response.destroy();
  };

test("a stream comes through as it comes, and is counted", async () => {
  let goOn: () => void = () => undefined;
  const heardFirst = new Promise<void>((resolve) => (goOn = resolve));
  at = await proxied(
    streaming(async (write) => {
      write(START);
      // Sent only after the client has the beginning: a proxy that waited for the end would hang here.
      await heardFirst;
      write(delta("Hello") + END);
      return true;
    }),
  );
  const { pass, access } = at.admit();
  const response = await post(access, question({ stream: true }));
  let text = "";
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    goOn();
  }
  expect(text).toBe(START + delta("Hello") + END);
  expect(pass.usage).toMatchObject({ inputTokens: 50, outputTokens: 33, cacheReadTokens: 7 });
});

test("fault 19: a stream that breaks off breaks off for the client, and is paid for", async () => {
  let cut: () => void = () => undefined;
  const heardFirst = new Promise<void>((resolve) => (cut = resolve));
  at = await proxied(
    streaming(async (write) => {
      write(START + delta("x".repeat(3_000)));
      await heardFirst;
      return false;
    }),
  );
  const { pass, access } = at.admit();
  const response = await post(access, question({ stream: true }));
  const reader = response.body?.getReader();
  await reader?.read();
  cut();
  await expect(
    (async () => {
      while (!(await reader?.read())?.done);
    })(),
  ).rejects.toThrow();
  await pass.close();
  expect(pass.records).toMatchObject([{ status: 200, estimated: true }]);
  expect(pass.usage).toMatchObject({ calls: 1, inputTokens: 50, cacheReadTokens: 7 });
  expect(pass.usage.outputTokens).toBeGreaterThanOrEqual(900);
});

test("a client that goes away does not keep its answer from being counted", async () => {
  let left: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => (left = resolve));
  let counted: () => void = () => undefined;
  const end = new Promise<void>((resolve) => (counted = resolve));
  at = await proxied(
    streaming(async (write) => {
      write(START);
      await gone;
      write(delta("x") + END);
      counted();
      return true;
    }),
  );
  const { pass, access } = at.admit();
  const response = await post(access, question({ stream: true }));
  await response.body?.cancel();
  left();
  await end;
  while (pass.usage.calls === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(pass.usage).toMatchObject({ outputTokens: 33 });
});

test("a call that the end of its pass cuts short is paid for at its worst", async () => {
  let arrived: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (arrived = resolve));
  at = await proxied(() => arrived());
  const own = purse(10);
  const { pass, access } = at.admit({ purses: [own] });
  const response = post(access).catch(() => undefined);
  await waiting;
  await pass.close();
  await response;
  expect(pass.usage).toMatchObject({ calls: 1, outputTokens: 4_000 });
  expect(own.left().usd).toBeCloseTo(10 - pass.usage.costUsd, 9);
});

describe("threat 41: before each call the budget is asked", () => {
  const refused = async (response: Response, limit: RegExp) => {
    expect(response.status).toBe(403);
    expect(response.headers.get("x-should-retry")).toBe("false");
    const error = await errorOf(response);
    expect(error.type).toBe("billing_error");
    expect(error.message).toMatch(limit);
  };

  test("turns", async () => {
    at = await proxied(answer());
    const { pass, access } = at.admit({ turns: 2 });
    for (const expected of [200, 200]) expect((await post(access)).status).toBe(expected);
    await refused(await post(access), /2 turns/);
    expect(at.heard).toHaveLength(2);
    expect(pass.records.at(-1)).toMatchObject({ refused: "budget.turnsPerTask", status: 403 });
  });

  test("minutes", async () => {
    at = await proxied(answer());
    const { access } = at.admit({ minutes: 5 });
    expect((await post(access)).status).toBe(200);
    at.clock.advance(5 * 60_000);
    await refused(await post(access), /minutes/);
  });

  test("tokens: the answer is made shorter, down to a floor", async () => {
    at = await proxied(answer({ output_tokens: 1_400 }));
    const { access } = at.admit({ tokens: 3_000 });
    expect((await post(access)).status).toBe(200);
    expect((await post(access)).status).toBe(200);
    await refused(await post(access), /tokens/);
    const [first = 0, second = 0] = sentTokens();
    expect(first).toBeGreaterThan(2_900);
    expect(second).toBeGreaterThan(1_400);
    expect(second).toBeLessThan(1_500);
  });

  test("thinking that does not fit into a shorter answer is cut with it", async () => {
    at = await proxied(answer());
    const thinking = { type: "enabled", budget_tokens: 3_000 };
    await post(at.admit({ tokens: 2_900 }).access, question({ thinking }));
    await post(at.admit({ tokens: 1_500 }).access, question({ thinking }));
    expect(
      at.heard.map(({ text }) => (JSON.parse(text) as { thinking?: unknown }).thinking),
    ).toEqual([{ type: "enabled", budget_tokens: 1_024 }, undefined]);
  });

  test("money, and the refusal names the limit", async () => {
    at = await proxied(answer({ output_tokens: 2_000 }));
    const own = purse(0.05);
    const { access } = at.admit({ purses: [purse(9), own] });
    let calls = 0;
    let response = await post(access);
    while (response.status === 200 && calls++ < 10) response = await post(access);
    await refused(response, /\$25\.00 for an issue \(budget\.usdPerIssue\)/);
    expect(calls).toBeGreaterThan(1);
    expect(own.left().usd).toBeGreaterThanOrEqual(0);
  });

  test("an unknown model is priced like the dearest", async () => {
    at = await proxied(answer());
    const known = at.admit({ purses: [purse(0.03)] }).access;
    expect((await post(known)).status).toBe(200);
    const { access } = at.admit({ purses: [purse(0.03)] });
    await refused(await post(access, question({ model: "claude-next-9" })), /usdPerIssue/);
  });

  test("calls at the same time cannot overspend together, nor take more turns", async () => {
    at = await proxied((response, heard) => {
      const { max_tokens } = JSON.parse(heard.text) as { max_tokens: number };
      return answer({ input_tokens: 30, output_tokens: max_tokens })(response, heard);
    });
    const shared = purse(0.1);
    const passes = [at.admit({ purses: [shared] }), at.admit({ purses: [shared] })];
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, i) => post((passes[i % 2] ?? passes[0])?.access ?? fail())),
    );
    const let_in = responses.filter(({ status }) => status === 200).length;
    expect(let_in).toBeGreaterThanOrEqual(1);
    expect(let_in).toBeLessThan(20);
    expect(shared.left().usd).toBeGreaterThanOrEqual(0);
    const few = at.admit({ turns: 3 });
    const more = await Promise.all(Array.from({ length: 10 }, () => post(few.access)));
    expect(more.filter(({ status }) => status === 200)).toHaveLength(3);
  });
});

const fail = (): never => {
  throw new Error("no pass");
};

test.each([
  [429, { "retry-after": "7" }],
  [529, { "retry-after": "300", "x-should-retry": "true" }],
])(
  "fault 17: %d comes through with what it says, and only the client tries again",
  async (status, headers) => {
    at = await proxied((response) => {
      response.writeHead(status, { ...headers, "set-cookie": "a=b" }).end("{}");
    });
    const { pass, access } = at.admit({ turns: 1 });
    const response = await post(access);
    expect(response.status).toBe(status);
    for (const [name, value] of Object.entries(headers))
      expect(response.headers.get(name)).toBe(value);
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(at.heard).toHaveLength(1);
    expect(pass.records).toMatchObject([{ status, retryAfter: headers["retry-after"] }]);
    // An error is no turn, and costs nothing.
    expect(pass).toMatchObject({ turns: 0, usage: { costUsd: 0 } });
    expect((await post(access)).status).toBe(status);
  },
);

test("a model that cannot be reached is a fault that may pass, and costs nothing", async () => {
  at = await proxied(answer());
  const { pass, access } = at.admit({ purses: [purse(1)] });
  await at.closeUpstream();
  const response = await post(access);
  expect(response.status).toBe(502);
  expect(response.headers.get("x-should-retry")).toBe("true");
  expect(pass.usage.costUsd).toBe(0);
  expect(pass.records).toMatchObject([{ status: 0 }]);
});
