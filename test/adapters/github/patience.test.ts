import { faultOf, type Fault } from "../../../src/adapters/github/faults.ts";
import { limitMs, waitBeforeRetry } from "../../../src/adapters/github/patience.ts";
import { backoffMs } from "../../../src/adapters/once/create-once.ts";
import { permissionFor } from "../../../src/adapters/github/permissions.ts";
import { writePace } from "../../../src/adapters/github/pacing.ts";
import { FakeClock } from "../../fakes/clock.ts";

const fault = (status: number, headers: Record<string, string> = {}, message = ""): Fault => ({
  status,
  message,
  header: (name) => headers[name],
  reached: true,
});
const now = new Date("2026-01-01T00:00:00Z");
const wait = (of: Fault, change: { method?: string; retriesSoFar?: number } = {}) =>
  waitBeforeRetry(of, {
    method: "GET",
    retriesSoFar: 0,
    now,
    random: 0,
    maxLimitMs: 600_000,
    ...change,
  });

test("waits 2, 4, 8 s with up to a quarter more, then gives up", () => {
  expect([0, 1, 2].map((retry) => backoffMs(retry, 0))).toEqual([2000, 4000, 8000]);
  expect([0, 1, 2].map((retry) => backoffMs(retry, 1))).toEqual([2500, 5000, 10_000]);
  expect([0, 1, 2, 3].map((retriesSoFar) => wait(fault(502), { retriesSoFar }))).toEqual([
    2000,
    4000,
    8000,
    undefined,
  ]);
});

test.each([0, 408, 425, 500, 502, 503, 504])("%i passes", (status) => {
  expect(wait(fault(status))).toBe(2000);
});

test.each([400, 401, 403, 404, 405, 409, 410, 422])("%i does not pass", (status) => {
  expect(wait(fault(status))).toBeUndefined();
});

test("a POST is repeated only where GitHub never saw it", () => {
  expect(wait(fault(502), { method: "POST" })).toBeUndefined();
  expect(wait(fault(0), { method: "POST" })).toBeUndefined();
  expect(wait({ ...fault(0), reached: false }, { method: "POST" })).toBe(2000);
});

test("limits: retry-after, else the reset, else a minute; longer than bearable is given up", () => {
  const reset = String(now.getTime() / 1000 + 90);
  const primary = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset };
  expect(limitMs(fault(429, { "retry-after": "7" }), now)).toBe(7000);
  expect(limitMs(fault(403, primary), now)).toBe(91_000);
  expect(limitMs(fault(403, {}, "You have exceeded a secondary rate limit"), now)).toBe(60_000);
  expect(wait(fault(403, primary), { method: "POST" })).toBe(91_000);
  const hour = String(now.getTime() / 1000 + 3600);
  expect(wait(fault(403, { ...primary, "x-ratelimit-reset": hour }))).toBeUndefined();
});

test("what is no failed request is no fault", () => {
  expect(faultOf(new TypeError("a bug"))).toBeUndefined();
  const refused = Object.assign(new Error("connect ECONNREFUSED"), {
    status: 500,
    cause: new TypeError("fetch failed", {
      cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }),
    }),
  });
  expect(faultOf(refused)).toMatchObject({ status: 0, reached: false });
});

test.each([
  [
    "PUT",
    "/repos/{owner}/{repo}/issues/{issue_number}/labels",
    "issues=write; pull_requests=write",
    "issues: write",
  ],
  [
    "POST",
    "/repos/{owner}/{repo}/releases",
    "contents=write,workflows=write",
    "contents: write, workflows: write",
  ],
  ["POST", "/repos/{owner}/{repo}/pulls", undefined, "pull-requests: write"],
  ["GET", "/repos/{owner}/{repo}/actions/artifacts", undefined, "actions: read"],
  ["POST", "/repos/{owner}/{repo}/deployments", undefined, "deployments: write"],
  ["GET", "/repos/{owner}/{repo}/commits/{ref}/check-runs", undefined, "checks: read"],
  ["GET", "/repos/{owner}/{repo}/commits/{ref}/status", undefined, "statuses: read"],
  ["POST", "/repos/{owner}/{repo}/git/refs", undefined, "contents: write"],
])("%s %s (%s) needs %s", (method, path, accepted, expected) => {
  expect(permissionFor({ method, path, accepted })).toBe(expected);
});

test("ten writes go at once, then one a second, and rest earns them back", async () => {
  const clock = new FakeClock();
  const turn = writePace(clock);
  for (let write = 0; write < 10; write++) await turn();
  expect(clock.slept).toEqual([]);
  await turn();
  await turn();
  expect(clock.slept).toEqual([1000, 1000]);
  clock.advance(60_000);
  for (let write = 0; write < 10; write++) await turn();
  expect(clock.slept).toHaveLength(2);
});
