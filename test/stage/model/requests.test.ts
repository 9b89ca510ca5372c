import type { Loopback } from "../../../src/stage/loopback.ts";
import { startScriptedModel } from "../../../src/stage/model/scripted-model.ts";

const user = { role: "user", content: "hello" };
const call = { type: "tool_use", id: "toolu_1", name: "bash", input: {} };
const result = { type: "tool_result", tool_use_id: "toolu_1", content: "ok" };
const bash = { name: "bash", input_schema: { type: "object" } };
const cached = { type: "text", text: "x", cache_control: { type: "ephemeral" } };

describe("a request that the Messages API would refuse", () => {
  let server: Loopback;
  beforeAll(async () => {
    server = await startScriptedModel({
      apiKey: "key",
      script: {
        model: "claude-sonnet-4-5",
        replies: [
          {
            anyTool: false,
            turns: [
              { text: "hi", tools: [] },
              { text: "again", tools: [] },
            ],
          },
          {
            anyTool: false,
            contains: "use a tool",
            turns: [{ tools: [{ name: "bash", input: {} }] }],
          },
        ],
      },
    });
  });
  afterAll(() => server.close());

  const post = async (body: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.url}/v1/messages`, {
      method: "POST",
      headers: { "x-api-key": "key", "anthropic-version": "2023-06-01", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    const answer = (await response.json()) as {
      error?: { type: string; message: string };
      request_id?: string;
    };
    return { status: response.status, requestId: response.headers.get("request-id"), answer };
  };
  const request = { model: "claude-sonnet-4-5", max_tokens: 10, messages: [user] };

  test("a right one is answered", async () => {
    expect((await post(request)).status).toBe(200);
    const messages = [
      user,
      { role: "assistant", content: [call] },
      { role: "user", content: [result] },
    ];
    expect((await post({ ...request, messages, tools: [bash] })).status).toBe(200);
  });

  test("messages of one role that follow each other are one turn", async () => {
    expect((await post({ ...request, messages: [user, user] })).status).toBe(200);
  });

  test.each<[string, object, RegExp]>([
    ["no model", { model: undefined }, /^model: /],
    ["no max_tokens", { max_tokens: undefined }, /^max_tokens: /],
    ["no message", { messages: [] }, /^messages: at least one message is required/],
    [
      "an assistant first",
      { messages: [{ role: "assistant", content: "x" }, user] },
      /first message must use the "user" role/,
    ],
    [
      "an assistant last",
      { messages: [user, { role: "assistant", content: "{" }] },
      /must end with a user message/,
    ],
    ["an unknown role", { messages: [{ role: "tool", content: "x" }] }, /^messages\.0\.role/],
    [
      "an unknown content type",
      { messages: [{ role: "user", content: [{ type: "txt", text: "x" }] }] },
      /^messages\.0\.content\.0\.type/,
    ],
    [
      "an empty text",
      { messages: [{ role: "user", content: [{ type: "text", text: "" }] }] },
      /^messages\.0\.content\.0\.text: text content blocks must be non-empty/,
    ],
    [
      "a call without its result",
      { messages: [user, { role: "assistant", content: [call] }, user] },
      /`tool_use` ids were found without `tool_result` blocks immediately after: toolu_1/,
    ],
    [
      "a result without its call",
      {
        messages: [user, { role: "assistant", content: "x" }, { role: "user", content: [result] }],
      },
      /unexpected `tool_use_id` found in `tool_result` blocks: toolu_1/,
    ],
    [
      "a result twice",
      {
        messages: [
          user,
          { role: "assistant", content: [call] },
          { role: "user", content: [result, result] },
        ],
      },
      /unexpected `tool_use_id`/,
    ],
    [
      "a tool without a schema",
      { tools: [{ name: "bash" }] },
      /^tools\.0: input_schema: Field required/,
    ],
    ["a tool twice", { tools: [bash, bash] }, /Tool names must be unique/],
    [
      "five cache marks",
      { messages: [{ role: "user", content: [1, 2, 3, 4, 5].map(() => cached) }] },
      /A maximum of 4 blocks with cache_control may be provided. Found 5/,
    ],
    [
      "a scripted tool that is not offered",
      { messages: [{ role: "user", content: "use a tool" }] },
      /calls the tool "bash", which the request does not offer/,
    ],
  ])("is refused: %s", async (_, change, message) => {
    const { status, answer, requestId } = await post({ ...request, ...change });
    expect([status, answer.error?.type]).toEqual([400, "invalid_request_error"]);
    expect(answer.error?.message).toMatch(message);
    expect(answer.request_id).toBe(requestId);
  });

  test("another model, a body that is not JSON, no version and no key are refused", async () => {
    const { status, answer } = await post({ ...request, model: "claude-2" });
    expect([status, answer.error]).toEqual([
      404,
      { type: "not_found_error", message: "model: claude-2" },
    ]);
    expect((await post("{")).answer.error?.message).toContain("not valid JSON");
    expect((await post(request, { "anthropic-version": "" })).status).toBe(200);
    expect((await post(request, { "x-api-key": "wrong" })).status).toBe(401);
    const bare = await fetch(`${server.url}/v1/messages`, {
      method: "POST",
      headers: { "x-api-key": "key" },
      body: JSON.stringify(request),
    });
    expect(bare.status).toBe(400);
  });
});
