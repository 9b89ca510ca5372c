import fc from "fast-check";
import { otlpHeaders, tracesUrl } from "../../../src/core/telemetry/telemetry-config.ts";
import { traceOf } from "../../../src/core/telemetry/trace.ts";
import { sessionRecords } from "../../fakes/session-records.ts";

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
