import { parseConfig } from "../../../src/core/config.ts";

const parse = (metrics: Record<string, unknown>) =>
  parseConfig({
    deploy: { metrics: { url: "https://prometheus.example", errorRate: "x", ...metrics } },
  }).deploy.metrics;

test("an address and a query for errors are enough", () => {
  expect(parse({})).toEqual({
    url: "https://prometheus.example",
    errorRate: "x",
    timeoutSeconds: 10,
  });
});

test.each([
  ["credentials in the address", { url: "https://user:pass@prometheus.example" }],
  ["another protocol", { url: "file:///etc/passwd" }],
  ["a header in place of a secret's name", { authorization: "Bearer abc" }],
  ["no query", { errorRate: "" }],
])("%s is refused", (_, metrics) => {
  expect(() => parse(metrics)).toThrow(/deploy\.metrics/);
});

test("health takes statuses and a text; an empty list is refused", () => {
  const health = (rest: Record<string, unknown>) =>
    parseConfig({ deploy: { staging: { deploy: ["true"], health: rest } } }).deploy.staging?.health;
  expect(health({})).toMatchObject({ status: [200] });
  expect(health({ status: [200, 204], body: "ok" })).toMatchObject({ body: "ok" });
  expect(() => health({ status: [] })).toThrow(/health\.status/);
});
