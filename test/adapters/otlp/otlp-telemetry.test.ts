import { otlpTelemetry } from "../../../src/adapters/otlp/otlp-telemetry.ts";
import { modelCall } from "../../../src/core/budget/model-calls.ts";
import { NO_USAGE } from "../../../src/core/budget/usage.ts";
import { MOST_SPANS } from "../../../src/core/telemetry/otlp-body.ts";
import { traceOf } from "../../../src/core/telemetry/trace.ts";
import { telemetryOf } from "../../../src/shell/connect-telemetry.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { otlpSink } from "../../fakes/otlp-sink.ts";
import { session } from "../../fakes/records.ts";
import { sessionRecords } from "../../fakes/session-records.ts";
import { taskResult } from "../../fakes/task-results.ts";

let sink: Awaited<ReturnType<typeof otlpSink>>;
beforeEach(async () => {
  sink = await otlpSink();
});
afterEach(() => sink.close());

const RECORDS = sessionRecords({ count: 45 });
const exporter = (change = {}) =>
  otlpTelemetry({ url: sink.url, headers: {}, clock: new FakeClock(), random: () => 0, ...change });

test("sessions of every state arrive in the protocol's shape, a trace for each issue", async () => {
  expect(await exporter({ headers: { "x-key": "k" } }).export(RECORDS)).toBeUndefined();
  expect(sink.seen.length).toBeGreaterThan(0);
  for (const { url, headers } of sink.seen)
    expect([url, headers["x-key"]]).toEqual(["/v1/traces", "k"]);
  expect(new Set(sink.spans.map(({ traceId }) => traceId)).size).toBe(RECORDS.length);
  expect(sink.spans.filter(({ parentSpanId }) => parentSpanId === undefined)).toHaveLength(
    RECORDS.length,
  );
});

test("many spans go in several requests, none twice and none left out, of one session as well", async () => {
  const calls = Array.from({ length: 200 }, () =>
    modelCall({ at: "2026-01-05T10:00:00.000Z", seconds: 1, model: "claude-sonnet-5-5" }),
  );
  const usage = { ...NO_USAGE, calls: calls.length };
  const tasks = Array.from({ length: 30 }, (_, at) =>
    taskResult(at + 1, { usage, modelCalls: { calls } }),
  );
  const records = [...RECORDS, session({ tasks }), session({ repository: "acme/other" })];
  expect(await exporter().export(records)).toBeUndefined();
  const sent = records.flatMap(traceOf);
  expect(sink.seen).toHaveLength(Math.ceil(sent.length / MOST_SPANS));
  expect(sink.seen.length).toBeGreaterThan(3);
  expect(sink.spans.map(({ spanId }) => spanId)).toEqual(sent.map(({ spanId }) => spanId));
});

test("a collector that is busy is asked again, and one that refuses is not", async () => {
  sink.answers.push(
    { status: 503 },
    { status: 429, headers: { "retry-after": "1" } },
    { status: 0 },
  );
  expect(await exporter().export([session()])).toBeUndefined();
  expect(sink.seen).toHaveLength(4);
  sink.answers.push({ status: 401 });
  expect(await exporter().export([session()])).toBe("Traces could not be sent: HTTP 401.");
  expect(sink.seen).toHaveLength(5);
});

test("spans that a collector leaves out are told", async () => {
  sink.answers.push({ status: 200, body: '{"partialSuccess":{"rejectedSpans":"3"}}' });
  expect(await exporter().export([session()])).toMatch(/3 spans were not taken/);
});

test("where nobody answers it ends in its time; a redirect is not followed", async () => {
  expect(
    await exporter({ url: "http://127.0.0.1:9", patienceMs: 3_000 }).export([session()]),
  ).toMatch(/^Traces could not be sent: .*no time was left/);
  sink.answers.push({ status: 307, headers: { location: "/elsewhere" } });
  expect(await exporter().export([session()])).toMatch(/HTTP 307/);
});

test.each(["http://collector.example:4318", "https://user:word@collector.example", "collector"])(
  "nothing is sent to %s",
  async (url) => {
    expect(await exporter({ url }).export([session()])).toMatch(/must be https/);
  },
);

test("off by default; the configuration is read only where a record says that it names an address", async () => {
  let asked = 0;
  const configured = (url?: string) => () => {
    asked += 1;
    return Promise.resolve(url);
  };
  const base = { secretLines: "", env: {}, clock: new FakeClock() };
  const off = telemetryOf({ ...base, configured: configured() });
  expect(await off.export([session()])).toBeUndefined();
  expect([asked, sink.seen.length]).toEqual([0, 0]);
  const on = telemetryOf({
    ...base,
    secretLines: "OTHER=1\nOTEL_EXPORTER_OTLP_HEADERS=authorization=Bearer%20secret-1234",
    configured: configured(sink.url),
  });
  expect(await on.export([session({ traced: true })])).toBeUndefined();
  expect(sink.seen[0]?.headers).toMatchObject({ authorization: "Bearer secret-1234" });
  const byEnvironment = telemetryOf({
    ...base,
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: `${sink.url}/base/` },
    configured: configured(),
  });
  expect(await byEnvironment.export([session()])).toBeUndefined();
  expect(sink.seen[1]?.url).toBe("/base/v1/traces");
  expect(asked).toBe(1);
});

test("a configuration that cannot be read is told and throws nothing", async () => {
  const broken = telemetryOf({
    configured: () => Promise.reject(new Error("no answer")),
    secretLines: "",
    env: {},
    clock: new FakeClock(),
  });
  expect(await broken.export([session({ traced: true })])).toMatch(/no answer/);
});
