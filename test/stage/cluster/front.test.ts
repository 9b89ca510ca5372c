import { startCluster, type Cluster } from "../../../src/stage/cluster/cluster.ts";
import type { Loopback } from "../../../src/stage/loopback.ts";
import { fronted } from "./fronted.ts";

let server: Loopback | undefined;
let cluster: Cluster | undefined;
afterEach(async () => {
  await server?.close();
  await cluster?.close();
});

async function front() {
  const { images, server: listening } = await fronted();
  server = listening;
  return { images, url: listening.url };
}

const statuses = async (url: string, count: number) => {
  const seen = [];
  for (let asked = 0; asked < count; asked++) seen.push((await fetch(url)).status);
  return seen;
};

test("health, error rate and latency are those of the image, also while it runs", async () => {
  const { images, url } = await front();
  expect(await statuses(`${url}/health`, 2)).toEqual([200, 200]);
  images.set("shop:1", { health: 500 });
  expect(await statuses(`${url}/health`, 1)).toEqual([500]);
  expect(await statuses(`${url}/`, 1)).toEqual([200]);
  images.set("shop:1", { errorRate: 0.25, latencyMs: 20 });
  const began = performance.now();
  expect((await statuses(`${url}/`, 16)).filter((status) => status === 500)).toHaveLength(4);
  expect(performance.now() - began).toBeGreaterThan(16 * 18);
});

test("an image may behave otherwise in another namespace", async () => {
  const { images, url } = await front();
  images.set("shop:1", { health: 500 }, "other");
  expect(await statuses(`${url}/health`, 1)).toEqual([200]);
  images.set("shop:1", { health: 500 }, "shop");
  expect(await statuses(`${url}/health`, 1)).toEqual([500]);
});

test("the metrics count requests of each pod in Prometheus' format", async () => {
  const { images, url } = await front();
  images.set("shop:1", { errorRate: 0.5 });
  await statuses(`${url}/`, 8);
  const answer = await fetch(`${url}/metrics`);
  expect(answer.headers.get("content-type")).toContain("version=0.0.4");
  const text = await answer.text();
  for (const pod of ["one", "two"]) {
    expect(text).toContain(`http_requests_total{pod="${pod}",code="200"} 2`);
    expect(text).toContain(`http_requests_total{pod="${pod}",code="500"} 2`);
    expect(text).toContain(`http_request_duration_seconds_count{pod="${pod}"} 4`);
    expect(text).toContain(`http_request_duration_seconds_bucket{pod="${pod}",le="+Inf"} 4`);
  }
});

test("a Service that is not there yet has an address, and answers 503", async () => {
  cluster = await startCluster({ namespaces: ["shop"], users: [] });
  const exposed = { namespace: "shop", service: "shop" };
  const url = await cluster.expose(exposed);
  expect(await cluster.expose(exposed)).toBe(url);
  expect(await statuses(url, 1)).toEqual([503]);
});
