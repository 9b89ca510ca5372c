import { z } from "zod";
import { anthropicModel } from "../../../src/adapters/anthropic/anthropic-model.ts";
import { messagesApi } from "../../../src/adapters/anthropic/upstream/messages-api.ts";
import type { MoneyLimit } from "../../../src/core/budget/purse.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { json, messagesServer, text, type Scripted } from "./messages-server.ts";

const Shape = z.object({ complexity: z.number(), reasons: z.array(z.string()) });
const good = { complexity: 3, reasons: ["x"] };
const question = {
  agent: "issue",
  subject: "500",
  system: "You analyse.",
  prompt: "Analyse.",
  schema: Shape,
  limits: [],
};

const asked = async (
  script: Scripted[],
  extra: {
    check?: (v: z.infer<typeof Shape>) => string[];
    limits?: readonly MoneyLimit[];
  } = {},
) => {
  const clock = new FakeClock();
  const server = await messagesServer(script, () => clock.advance(1_500));
  try {
    const model = anthropicModel({
      open: () => Promise.resolve(messagesApi({ apiKey: "k", baseUrl: server.url })),
      model: "claude-sonnet-5-5",
      clock,
    });
    const answer = await model.ask({ ...question, ...extra }).catch((error: unknown) => error);
    return { answer, sent: server.sent };
  } finally {
    await server.close();
  }
};

test("asks for the schema, names itself, marks the system prompt for the cache", async () => {
  const { answer, sent } = await asked([{ content: [json(good)] }]);
  expect(answer).toMatchObject({
    kind: "answer",
    value: good,
    usage: { calls: 1, inputTokens: 100 },
  });
  expect(sent[0]?.body.metadata).toEqual({ user_id: "miyabi:issue:500" });
  expect(sent[0]?.body.system).toEqual([
    { type: "text", text: "You analyse.", cache_control: { type: "ephemeral" } },
  ]);
  expect(sent[0]?.body.output_config?.format.type).toBe("json_schema");
  expect(sent[0]?.headers).toMatchObject({ "x-api-key": "k", "anthropic-version": "2026-10-21" });
  expect(sent[0]?.headers["authorization"]).toBeUndefined();
});

test.each([
  ["text that is no JSON", { content: [text("I think it is hard.")] }, "not JSON"],
  ["JSON of another shape", { content: [json({ complexity: "high" })] }, "complexity"],
])("fault 19: sends back %s once, with the reasons", async (_what, first, reason) => {
  const { answer, sent } = await asked([first, { content: [json(good)] }]);
  expect(answer).toMatchObject({ kind: "answer", value: good, usage: { calls: 2 } });
  expect(sent[1]?.body.messages).toHaveLength(3);
  expect(JSON.stringify(sent[1]?.body.messages[2])).toContain(reason);
});

test("each call is told with its time and figures, also one that the API refused", async () => {
  const cached = { cache_read_input_tokens: 40 };
  const call = { seconds: 1.5, model: "claude-sonnet-5-5", inputTokens: 100, outputTokens: 20 };
  const first = { ...call, at: "2026-01-05T10:00:00.000Z", cacheReadTokens: 40 };
  const at = "2026-01-05T10:00:01.500Z";
  const poor = { content: [text("no json")], usage: cached };
  const repaired = await asked([poor, { content: [json(good)] }]);
  expect(repaired.answer).toMatchObject({ usage: { calls: 2 } });
  expect(repaired.answer).toHaveProperty("modelCalls", { calls: [first, { ...call, at }] });
  const refused = await asked([poor, { status: 400, message: "too long" }]);
  expect(refused.answer).toMatchObject({ kind: "unusable", usage: { calls: 1 } });
  const failed = { ...call, at, inputTokens: 0, outputTokens: 0, failed: "400" };
  expect(refused.answer).toHaveProperty("modelCalls", { calls: [first, failed] });
});

test("the asker's own check counts like the schema", async () => {
  const check = ({ complexity }: { complexity: number }) => (complexity > 2 ? ["too high"] : []);
  const { answer } = await asked([{ content: [json(good)] }, { content: [json(good)] }], { check });
  expect(answer).toMatchObject({
    kind: "unusable",
    reason: expect.stringContaining("too high") as unknown,
  });
});

test.each([
  ["refusal", "refused"],
  ["max_tokens", "output limit"],
  ["model_context_window_exceeded", "context"],
  ["pause_turn", "in the middle"],
])("fault 19: %s is unusable, and not asked again", async (stop, reason) => {
  const { answer, sent } = await asked([{ content: [json(good)], stop }]);
  expect(answer).toMatchObject({
    kind: "unusable",
    reason: expect.stringContaining(reason) as unknown,
  });
  expect(sent).toHaveLength(1);
});

test("fault 17: retries 429 and 529 by itself", async () => {
  const wait = { "retry-after": "0.05" };
  const { answer, sent } = await asked([
    { status: 429, headers: wait },
    { status: 529, headers: wait },
    { content: [json(good)] },
  ]);
  expect(answer).toMatchObject({ kind: "answer" });
  expect(sent).toHaveLength(3);
});

test("fault 17: a long retry-after is handed up, not waited for", async () => {
  const { answer, sent } = await asked([{ status: 429, headers: { "retry-after": "3600" } }]);
  expect(answer).toMatchObject({ name: "TransientError", retryAfterMs: 3_600_000 });
  expect(sent).toHaveLength(1);
});

test("fault 18: a spend limit is unusable and never retried", async () => {
  const { answer, sent } = await asked([
    { status: 400, type: "invalid_request_error", message: "Your credit balance is too low" },
  ]);
  expect(answer).toMatchObject({
    kind: "unusable",
    reason: expect.stringContaining("credit") as unknown,
  });
  expect(sent).toHaveLength(1);
});

const limit = (left: number): MoneyLimit => ({ name: "budget.usdPerDay", usd: 100, left });

test("threat 41: the budget is asked before a call, which may have to be shorter", async () => {
  const refused = await asked([], { limits: [limit(9), limit(0.001)] });
  expect(refused.answer).toMatchObject({
    kind: "budget",
    reason: expect.stringContaining("$100.00 for a day (budget.usdPerDay)") as unknown,
    usage: { calls: 0 },
  });
  expect(refused.sent).toEqual([]);
  const short = await asked([{ content: [json(good)] }], { limits: [limit(0.05)] });
  expect(short.answer).toMatchObject({ kind: "answer" });
  expect(short.sent[0]?.body.max_tokens).toBeLessThan(5_000);
});

test("threat 41: the budget is asked before the repair as well", async () => {
  const dear = { content: [text("no json")], usage: { output_tokens: 4_900 } };
  const { answer, sent } = await asked([dear], { limits: [limit(0.05)] });
  expect(answer).toMatchObject({ kind: "budget", usage: { calls: 1, outputTokens: 4_900 } });
  expect(sent).toHaveLength(1);
});

test("a refused key and a missing key are the user's to correct", async () => {
  const { answer } = await asked([{ status: 401, message: "invalid x-api-key" }]);
  expect(answer).toMatchObject({ code: "missing_secret" });
  const model = anthropicModel({
    open: () => Promise.resolve().then(() => messagesApi({ apiKey: " " })),
    model: "claude-sonnet-5-5",
    clock: new FakeClock(),
  });
  await expect(model.ask(question)).rejects.toMatchObject({
    code: "missing_secret",
    message: expect.stringContaining("ANTHROPIC_API_KEY") as unknown,
  });
});
