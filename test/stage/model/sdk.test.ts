import Anthropic from "@anthropic-ai/sdk";
import { betaZodTool } from "@anthropic-ai/sdk/helpers/beta/zod";
import { zodOutputFormat } from "@anthropic-ai/sdk/helpers/zod";
import { z } from "zod";
import type { Loopback } from "../../../src/stage/loopback.ts";
import { loadScript } from "../../../src/stage/model/load-script.ts";
import type { ModelRequestEntry } from "../../../src/stage/model/request-log.ts";
import { startScriptedModel } from "../../../src/stage/model/scripted-model.ts";
import { withScenario } from "./scenario-folder.ts";

const MODEL = "claude-sonnet-5-5";

describe("the real SDK against the scripted model", () => {
  let server: Loopback | undefined;
  let log: ModelRequestEntry[] = [];
  afterEach(() => server?.close());

  const play = async (yaml: string, options: { maxRetries?: number; apiKey?: string } = {}) => {
    const script = await withScenario({ "model.yml": yaml }, loadScript);
    log = [];
    server = await startScriptedModel({
      script,
      apiKey: "stage-key",
      onRequest: (entry) => log.push(entry),
    });
    return new Anthropic({ apiKey: "stage-key", baseURL: server.url, maxRetries: 0, ...options });
  };
  const asking = (agent: string, subject: string, text = "go") => ({
    model: MODEL,
    max_tokens: 1000,
    messages: [{ role: "user" as const, content: text }],
    metadata: { user_id: `miyabi:${agent}:${subject}` },
  });

  test("create: text, usage and request id", async () => {
    const client = await play("replies:\n  - agent: issue\n    text: hello\n");
    const message = await client.messages.create(asking("issue", "500"));
    expect(message).toMatchObject({
      type: "message",
      role: "assistant",
      model: MODEL,
      content: [{ type: "text", text: "hello" }],
      stop_reason: "end_turn",
    });
    expect(message._request_id).toMatch(/^req_/);
    expect(message.usage.input_tokens).toBeGreaterThan(0);
    expect(log).toEqual([
      expect.objectContaining({
        agent: "issue",
        task: "500",
        turn: 0,
        status: 200,
        stream: false,
        model: MODEL,
        inputTokens: message.usage.input_tokens,
        outputTokens: message.usage.output_tokens,
      }),
    ]);
  });

  const Plan = z.object({ complexity: z.number(), tasks: z.array(z.string()) });
  const structured = { output_config: { format: zodOutputFormat(Plan) } };

  test("parse: a structured answer", async () => {
    const client = await play(
      "replies:\n  - agent: coordinator\n    json: { complexity: 8, tasks: [a, b] }\n",
    );
    const message = await client.messages.parse({ ...asking("coordinator", "500"), ...structured });
    expect(message.parsed_output).toEqual({ complexity: 8, tasks: ["a", "b"] });
  });

  test("parse: nonsense first, then the repaired answer in the second turn", async () => {
    const client = await play(
      "replies:\n  - agent: issue\n    turns: [{ text: not json }, { json: { complexity: 1, tasks: [] } }]\n",
    );
    const request = asking("issue", "500");
    const first = await client.messages.create({ ...request, ...structured });
    const repaired = await client.messages.parse({
      ...request,
      ...structured,
      messages: [
        ...request.messages,
        { role: "assistant", content: first.content },
        { role: "user", content: "that was not JSON" },
      ],
    });
    expect(first.content).toMatchObject([{ type: "text", text: "not json" }]);
    expect(repaired.parsed_output).toEqual({ complexity: 1, tasks: [] });
  });

  const codegen = `
replies:
  - agent: codegen
    task: 1
    turns:
      - text: I'll add the model — ünïcode 🎉
        tools:
          - write: { path: src/user.js, content: "export const user = 1;\\n" }
          - bash: { command: "node --test" }
      - finish: { summary: done }
`;
  const tool = (name: string, calls: unknown[]) =>
    betaZodTool({
      name,
      description: name,
      inputSchema: z.looseObject({}),
      run: (input) => {
        calls.push([name, input]);
        return "ok";
      },
    });

  test("a tool loop goes through the turns of the script", async () => {
    const client = await play(`${codegen}      - text: all done\n`);
    const calls: unknown[] = [];
    const runner = client.beta.messages.toolRunner({
      ...asking("codegen", "task-500-1"),
      tools: ["write", "bash", "finish"].map((name) => tool(name, calls)),
      max_iterations: 5,
      thread: false,
    });
    const last = await runner.runUntilDone();
    expect(calls).toEqual([
      ["write", { path: "src/user.js", content: "export const user = 1;\n" }],
      ["bash", { command: "node --test" }],
      ["finish", { summary: "done" }],
    ]);
    expect(last.content).toMatchObject([{ type: "text", text: "all done" }]);
    expect(log.map(({ turn, status }) => [turn, status])).toEqual([
      [0, 200],
      [1, 200],
      [2, 200],
    ]);
  });

  test("a conversation that is to be kept on the server is refused with the way out", async () => {
    const client = await play(codegen);
    const runner = client.beta.messages.toolRunner({
      ...asking("codegen", "task-500-1"),
      tools: [tool("write", []), tool("bash", [])],
    });
    await expect(runner.runUntilDone()).rejects.toThrow("`thread: false`");
  });

  const offered = ["write", "bash", "finish"].map((name) => ({
    name,
    input_schema: { type: "object" as const },
  }));

  test("stream: the pieces make the same message as without streaming", async () => {
    const client = await play(codegen);
    const request = { ...asking("codegen", "task-500-1"), tools: offered };
    const pieces: string[] = [];
    const stream = client.messages.stream(request).on("inputJson", (part) => pieces.push(part));
    const streamed = await stream.finalMessage();
    const whole = await client.messages.create(request);
    expect(streamed.content).toEqual(whole.content);
    expect(streamed.stop_reason).toBe("tool_use");
    expect(streamed.usage.output_tokens).toBe(whole.usage.output_tokens);
    expect(pieces.length).toBeGreaterThan(4);
  });

  test("a repeated request gets the same answer, with the same ids", async () => {
    const client = await play(codegen);
    const request = { ...asking("codegen", "task-500-1"), tools: offered };
    const first = await client.messages.create(request);
    expect((await client.messages.create(request)).content).toEqual(first.content);
  });

  test.each([429, 500, 529])(
    "%d is retried by the client, as often as it is scripted",
    async (status) => {
      const client = await play(
        `replies:\n  - agent: review\n    json: { findings: [] }\n    error: { status: ${status}, times: 2, retryAfter: 0.01 }\n`,
        { maxRetries: 2 },
      );
      const message = await client.messages.create(asking("review", "500"));
      expect(message.content).toMatchObject([{ text: '{"findings":[]}' }]);
      expect(log.map((entry) => entry.status)).toEqual([status, status, 200]);
    },
  );

  test("errors have Anthropic's types", async () => {
    const client = await play("replies:\n  - text: x\n    error: { status: 529, times: 1 }\n");
    const overloaded = client.messages.create(asking("issue", "1"));
    await expect(overloaded).rejects.toMatchObject({
      status: 529,
      error: { type: "error", error: { type: "overloaded_error" }, request_id: "req_000001" },
    });
  });

  test("a wrong key is an authentication error", async () => {
    const client = await play("replies: []", { apiKey: "other" });
    await expect(client.messages.create(asking("issue", "1"))).rejects.toBeInstanceOf(
      Anthropic.AuthenticationError,
    );
  });

  test("a cut stream fails and the next request goes through", async () => {
    const client = await play("replies:\n  - text: a long answer\n    error: { cutAfter: 4 }\n");
    const stream = () => client.messages.stream(asking("issue", "1")).finalText();
    await expect(stream()).rejects.toThrow();
    expect(await stream()).toBe("a long answer");
    expect(log.map(({ status }) => status)).toEqual([0, 200]);
  });

  test("a broken connection without streaming is retried", async () => {
    const client = await play("replies:\n  - text: x\n    error: { cutAfter: 0 }\n", {
      maxRetries: 1,
    });
    expect((await client.messages.create(asking("issue", "1"))).content).toMatchObject([
      { text: "x" },
    ]);
  });

  test("a slow answer runs into the client's timeout", async () => {
    const client = await play("replies:\n  - text: x\n    delayMs: 60000\n");
    const slow = client.messages.create(asking("issue", "1"), { timeout: 50 });
    await expect(slow).rejects.toBeInstanceOf(Anthropic.APIConnectionTimeoutError);
  });

  test("a refusal and an answer cut off by max_tokens say so", async () => {
    const client = await play(
      "replies:\n  - issue: 1\n    text: no\n    stopReason: refusal\n  - issue: 2\n    text: a b c d e f g h i j k l\n",
    );
    const refused = await client.messages.create(asking("issue", "1"));
    expect(refused.stop_reason).toBe("refusal");
    const cut = await client.messages.create({ ...asking("issue", "2"), max_tokens: 2 });
    expect(cut).toMatchObject({ stop_reason: "max_tokens", usage: { output_tokens: 2 } });
    expect(cut.content).toMatchObject([{ text: "a b c d " }]);
  });

  test("a marked prefix is written once and read after that", async () => {
    const client = await play("replies: [{ text: x }]");
    const system = [
      {
        type: "text" as const,
        text: "rules ".repeat(1000),
        cache_control: { type: "ephemeral" as const },
      },
    ];
    const usage = async (text: string) => {
      const message = await client.messages.create({ ...asking("issue", "1", text), system });
      const { cache_creation_input_tokens: written, cache_read_input_tokens: read } = message.usage;
      return { written, read };
    };
    const first = await usage("one");
    const second = await usage("two");
    expect(first.written).toBeGreaterThan(1000);
    expect([first.read, second.written]).toEqual([0, 0]);
    expect(second.read).toBe(first.written);
  });

  test("count_tokens agrees with the usage of the request", async () => {
    const client = await play("replies: [{ text: x }]");
    const { model, messages } = asking("issue", "1");
    const { input_tokens: counted } = await client.messages.countTokens({ model, messages });
    const message = await client.messages.create(asking("issue", "1"));
    expect(message.usage.input_tokens).toBe(counted);
  });
});
