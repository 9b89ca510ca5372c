import fc from "fast-check";
import type { ModelCalls } from "../../../src/core/budget/model-calls.ts";
import { NO_USAGE } from "../../../src/core/budget/usage.ts";
import { attributesOf, type Span } from "../../../src/core/telemetry/span.ts";
import { otlpHeaders, tracesUrl } from "../../../src/core/telemetry/telemetry-config.ts";
import { traceOf } from "../../../src/core/telemetry/trace.ts";
import { session } from "../../fakes/records.ts";
import { sessionRecords } from "../../fakes/session-records.ts";
import { taskResult } from "../../fakes/task-results.ts";

const RECORDS = sessionRecords({ count: 40 });

test("the same record gives the same spans, every id once, and every parent is there", () => {
  for (const record of RECORDS) {
    const spans = traceOf(record);
    expect(traceOf(record)).toEqual(spans);
    const ids = spans.map(({ spanId }) => spanId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { parentSpanId, traceId } of spans) {
      expect(traceId).toBe(spans[0]?.traceId);
      if (parentSpanId !== undefined) expect(ids).toContain(parentSpanId);
    }
  }
});

test("a later record of the session is the same trace: what was told keeps its id", () => {
  const done = RECORDS.find(({ state }) => state === "done");
  if (done === undefined) throw new Error("no session is done");
  const before = traceOf({ ...done, state: "implementing", phases: done.phases.slice(0, 2) });
  const ids = traceOf(done).map(({ spanId }) => spanId);
  for (const { spanId } of before) expect(ids).toContain(spanId);
});

test("phases, tasks, deployments and the agents' use of the model are spans; tokens are those of the record", () => {
  const record = RECORDS.find(({ state, plan }) => state === "done" && plan?.variation !== "low");
  if (record === undefined) throw new Error("no session is done");
  const spans = traceOf(record);
  const named = (start: string) => spans.filter(({ name }) => name.startsWith(start));
  expect(named("phase ")).toHaveLength(record.phases.length);
  expect(named("task ")).toHaveLength(record.tasks.length);
  expect(named("deploy ")).toHaveLength(record.deployments.length);
  const sum = (key: string) =>
    named("invoke_agent ")
      .flatMap(({ attributes }) => attributes)
      .filter((one) => one.key === key)
      .reduce(
        (all, { value }) => all + Number("intValue" in value ? value.intValue : Number.NaN),
        0,
      );
  const used = Object.values(record.usage);
  expect(sum("gen_ai.usage.output_tokens")).toBe(
    used.reduce((all, { outputTokens }) => all + outputTokens, 0),
  );
});

/** Of a number, as text. */
const attribute = ({ attributes }: Span, key: string): string | undefined => {
  const value = attributes.find((one) => one.key === key)?.value;
  return value && "intValue" in value ? value.intValue : undefined;
};

test("each call that the record holds is a span below its agent's; the sums are those of the agent", () => {
  let told = 0;
  for (const record of RECORDS) {
    const spans = traceOf(record);
    for (const agent of spans.filter(({ name }) => name.startsWith("invoke_agent "))) {
      const chats = spans.filter(({ parentSpanId }) => parentSpanId === agent.spanId);
      if (chats.length === 0) continue;
      told += chats.length;
      expect(chats.every(({ name, kind }) => name === "chat claude-sonnet-5-5" && kind === 3)).toBe(
        true,
      );
      for (const chat of chats) {
        expect(BigInt(chat.startTimeUnixNano)).toBeGreaterThanOrEqual(
          BigInt(agent.startTimeUnixNano),
        );
        expect(BigInt(chat.endTimeUnixNano)).toBeLessThanOrEqual(BigInt(agent.endTimeUnixNano));
      }
      for (const key of [
        "gen_ai.usage.input_tokens",
        "gen_ai.usage.output_tokens",
        "gen_ai.usage.cache_read.input_tokens",
        "gen_ai.usage.cache_creation.input_tokens",
      ])
        expect(chats.reduce((sum, chat) => sum + Number(attribute(chat, key) ?? 0), 0)).toBe(
          Number(attribute(agent, key)),
        );
    }
  }
  const held = RECORDS.flatMap(({ tasks, modelCalls = {} }) => [
    ...tasks.map((task) => task.modelCalls),
    ...Object.values(modelCalls),
  ]).reduce((sum, one) => sum + (one?.calls.length ?? 0), 0);
  expect(told).toBe(held);
  expect(told).toBeGreaterThan(100);
});

const AT = "2026-01-05T10:00:01.000Z";
const CALL = {
  at: AT,
  seconds: 2.5,
  model: "claude-haiku-4-5",
  inputTokens: 100,
  outputTokens: 20,
};

/** The spans of a session with one task that made these calls. */
const callSpans = (modelCalls: ModelCalls | undefined, calls = 1) => {
  const usage = { ...NO_USAGE, calls };
  const tasks = [taskResult(1, { usage, ...(modelCalls && { modelCalls }) })];
  return traceOf(session({ tasks })).filter(({ name }) => /^(?:chat|invoke_agent) /.test(name));
};

test.each([
  [
    "one that was answered",
    { ...CALL, cacheReadTokens: 40, cacheWriteTokens: 7 },
    {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "anthropic",
      "gen_ai.request.model": "claude-haiku-4-5",
      "gen_ai.usage.input_tokens": 147,
      "gen_ai.usage.output_tokens": 20,
      "gen_ai.usage.cache_read.input_tokens": 40,
      "gen_ai.usage.cache_creation.input_tokens": 7,
    },
    0,
  ],
  [
    "one that nobody took",
    { ...CALL, inputTokens: 0, outputTokens: 0, failed: "529" },
    {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "anthropic",
      "gen_ai.request.model": "claude-haiku-4-5",
      "error.type": "529",
    },
    2,
  ],
  [
    "one that broke off",
    { ...CALL, failed: "cut_off" },
    {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "anthropic",
      "gen_ai.request.model": "claude-haiku-4-5",
      "gen_ai.usage.input_tokens": 100,
      "gen_ai.usage.output_tokens": 20,
      "gen_ai.usage.cache_read.input_tokens": 0,
      "gen_ai.usage.cache_creation.input_tokens": 0,
      "error.type": "cut_off",
    },
    2,
  ],
])("the span of a call: %s", (_what, call, attributes, code) => {
  const [agent, chat] = callSpans({ calls: [call] });
  expect(chat).toMatchObject({
    name: "chat claude-haiku-4-5",
    kind: 3,
    parentSpanId: agent?.spanId,
    startTimeUnixNano: `${Date.parse(AT)}000000`,
    endTimeUnixNano: `${Date.parse(AT) + 2500}000000`,
    status: { code },
  });
  expect(chat?.attributes).toEqual(attributesOf(attributes));
});

test("calls that all failed are told although they used nothing; dropped ones are counted; without a list there are none", () => {
  const failed = { ...CALL, failed: "no_answer" };
  expect(callSpans({ calls: [failed, failed] }, 0)).toHaveLength(3);
  const [agent, ...chats] = callSpans({ calls: [CALL], dropped: 4 }, 5);
  expect(chats).toHaveLength(1);
  expect(agent && attribute(agent, "miyabi.model.calls.dropped")).toBe("4");
  expect(callSpans(undefined).map(({ name }) => name)).toEqual(["invoke_agent codegen"]);
  expect(callSpans(undefined, 0)).toEqual([]);
});

test("no text of issues, models, tools or people is in a span", () => {
  const marked = JSON.parse(
    JSON.stringify(RECORDS, (key, value: unknown) =>
      typeof value === "string" &&
      [
        "title",
        "body",
        "reason",
        "error",
        "summary",
        "description",
        "message",
        "by",
        "author",
      ].includes(key)
        ? `LEAK ${value}`
        : value,
    ),
  ) as typeof RECORDS;
  for (const record of marked) {
    const text = JSON.stringify(traceOf(record));
    expect(text).not.toMatch(/LEAK|alice|bob|carol/);
  }
});

test.each([
  ["api-key=1,Authorization=Basic%20YTpi", { "api-key": "1", authorization: "Basic YTpi" }],
  ["host=evil,content-type=x,bad name=1,=2,alone", {}],
  ["a=b%0d%0ac: d", {}],
  ["a=%zz", { a: "%zz" }],
  ["", {}],
])("headers of %p", (text, headers) => {
  expect(otlpHeaders(text)).toEqual(headers);
});

test("headers never hold a line end, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const [name, value] of Object.entries(otlpHeaders(text)))
        expect(`${name}${value}`).not.toMatch(/[\r\n\0]/);
    }),
  );
});

test.each([
  ["https://otlp.example", "https://otlp.example/v1/traces"],
  ["https://otlp.example/otlp/", "https://otlp.example/otlp/v1/traces"],
  ["https://otlp.example/v1/traces", "https://otlp.example/v1/traces"],
])("traces for %s go to %s", (base, url) => {
  expect(tracesUrl(base)).toBe(url);
});
