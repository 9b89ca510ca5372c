import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { prometheusMetrics } from "../../../src/adapters/prometheus/prometheus-metrics.ts";
import { parseConfig } from "../../../src/core/config.ts";
import {
  hasPrometheus,
  startPrometheus,
  type Prometheus,
} from "../../../src/stage/cluster/traffic/prometheus.ts";
import { startVisitors, type Visitors } from "../../../src/stage/cluster/traffic/visitors.ts";
import type { Loopback } from "../../../src/stage/loopback.ts";
import { fronted } from "../../stage/cluster/fronted.ts";
import { matrix, refused, scalar, vector } from "./answers.ts";

const installed = hasPrometheus();
if (!installed) process.stderr.write("skipped: no prometheus\n");
const withPrometheus = installed ? test : test.skip;

/** The queries of docs/deployment.md, over a window that fits a test. */
async function documented(job: string): Promise<{ errorRate: string; latency: string }> {
  const page = await readFile("docs/deployment.md", "utf8");
  const block = page
    .split("```")
    .find((part) => part.startsWith("yaml\n") && /metrics:/.test(part));
  const { metrics } = parseConfig(parse(block?.replace("yaml\n", "") ?? "")).deploy;
  const fitted = (query = ""): string => {
    expect(query).toContain('job="shop"');
    return query.replaceAll('"shop"', `"${job}"`).replaceAll("[1m]", "[2s]");
  };
  return { errorRate: fitted(metrics?.errorRate), latency: fitted(metrics?.latency) };
}

/** Jobs: how the service of each behaves, and whether people use it. */
const SERVICES = {
  failing: { behaviour: { errorRate: 0.06 }, perSecond: 150 },
  before: { behaviour: { latencyMs: 100 }, perSecond: 60 },
  after: { behaviour: { latencyMs: 250 }, perSecond: 60 },
  unused: { behaviour: {}, perSecond: 0 },
} as const;

const open: { servers: Loopback[]; visitors: Visitors[] } = { servers: [], visitors: [] };
let prometheus: Prometheus | undefined;
let folder = "";

const read = (query: string) =>
  prometheusMetrics({ url: prometheus?.url ?? "", timeoutMs: 5_000 }).read(query);

const valueOf = async (query: string): Promise<number> => {
  const reading = await read(query);
  if (!reading.ok) throw new Error(`${query}: ${reading.reason}`);
  return reading.value;
};

const reasonOf = async (query: string): Promise<string> => {
  const reading = await read(query);
  return reading.ok ? `a reading: ${reading.value}` : reading.reason;
};

beforeAll(async () => {
  if (!installed) return;
  folder = await mkdtemp(join(tmpdir(), "miyabi-prometheus-"));
  const jobs: Record<string, string> = {};
  for (const [job, { behaviour, perSecond }] of Object.entries(SERVICES)) {
    const { images, server } = await fronted();
    images.set("shop:1", behaviour);
    open.servers.push(server);
    if (perSecond > 0) open.visitors.push(startVisitors({ url: server.url, perSecond }));
    // Used once, so that its counters are there.
    await (await fetch(server.url)).text();
    jobs[job] = server.url;
  }
  prometheus = await startPrometheus({ jobs, folder });
  // A window full of readings of each service.
  const seen = "min(count_over_time(up[1m]))";
  for (
    let reading = await read(seen);
    !(reading.ok && reading.value >= 15);
    reading = await read(seen)
  )
    await new Promise((resolve) => setTimeout(resolve, 100));
}, 60_000);

afterAll(async () => {
  for (const visitors of open.visitors) visitors.stop();
  await prometheus?.close();
  await Promise.all(open.servers.map(async (server) => server.close()));
  if (folder !== "") await rm(folder, { recursive: true, force: true });
});

withPrometheus("the documented query measures 6 % errors", async () => {
  const { errorRate } = await documented("failing");
  const measured = await valueOf(errorRate);
  expect(measured).toBeGreaterThan(0.05);
  expect(measured).toBeLessThan(0.07);
});

withPrometheus("the documented query sees that responses take 2.5 times as long", async () => {
  const before = await valueOf((await documented("before")).latency);
  const after = await valueOf((await documented("after")).latency);
  process.stderr.write(`prometheus: ${before} s before, ${after} s after\n`);
  expect(before).toBeGreaterThanOrEqual(0.1);
  expect(after / before).toBeGreaterThan(2);
  expect(after / before).toBeLessThan(3);
});

withPrometheus(
  "a service that never failed has 0 errors by `or vector(0)`, and no data without",
  async () => {
    const { errorRate } = await documented("before");
    expect(await valueOf(errorRate)).toBe(0);
    expect(await reasonOf(errorRate.replace(" or vector(0)", ""))).toBe(
      "no data: the result is empty",
    );
  },
);

withPrometheus("no traffic is no data, and so is a job that nobody scrapes", async () => {
  const { errorRate, latency } = await documented("unused");
  expect(await reasonOf(errorRate)).toBe("no data: NaN");
  expect(await reasonOf(latency)).toBe("no data: NaN");
  const missing = await documented("nobody");
  expect(await reasonOf(missing.errorRate)).toBe("no data: the result is empty");
});

withPrometheus.each([
  ["sum(rate(x[1m])", /^bad_data: .*parse error: unclosed left parenthesis/],
  ["up", /^the query gives 4 series, one is needed/],
  ["up[1m]", /no instant vector or scalar/],
  ["1 / vector(0)", /^no data: \+Inf/],
])("%s is told as what it is", async (query, reason) => {
  expect(await reasonOf(query)).toMatch(reason);
});

/** Texts that the adapter tells answers apart by. */
const TELLING: readonly string[] = ["status", "resultType", "errorType"];

/** Keys and kinds of a value: labels may be any, of a list of alike items the first counts. */
function shapeOf(value: unknown, key = ""): unknown {
  if (key === "metric" || typeof value !== "object" || value === null)
    return TELLING.includes(key) ? value : typeof value;
  if (Array.isArray(value)) {
    const alike = typeof value[0] === "object";
    return (alike ? value.slice(0, 1) : value).map((item) => shapeOf(item));
  }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shapeOf(one, name)]));
}

withPrometheus.each([
  ["several series", "up", vector("1", "1"), 200],
  ["one series", "vector(1)", vector("1"), 200],
  ["nothing", "nobody_has_this", vector(), 200],
  ["NaN", "vector(0) / vector(0)", vector("NaN"), 200],
  ["+Inf", "vector(1) / vector(0)", vector("+Inf"), 200],
  ["a scalar", "scalar(vector(1))", scalar("1"), 200],
  ["a range", "up[1m]", matrix, 200],
  ["an error", "up[", refused("1:3: parse error"), 400],
])(
  "what stands in for %s has the shape of the real answer",
  async (name, query, standIn, status) => {
    const answer = await fetch(`${prometheus?.url ?? ""}/api/v1/query`, {
      method: "POST",
      body: new URLSearchParams({ query }),
    });
    const text = await answer.text();
    expect(answer.status).toBe(status);
    expect(shapeOf(JSON.parse(text))).toEqual(shapeOf(standIn));
    if (name === "NaN" || name === "+Inf") expect(text).toContain(`"${name}"`);
  },
);
