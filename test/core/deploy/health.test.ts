import type { HealthSample } from "../../../src/core/deploy/deployment.ts";
import { judgeHealth } from "../../../src/core/deploy/health.ts";

const samples = (...statuses: (number | undefined)[]): HealthSample[] =>
  statuses.map((status) => ({
    at: "2026-01-05T10:00:00.000Z",
    ok: status === 200,
    milliseconds: 5,
    ...(status === undefined ? {} : { status }),
  }));
const silent = undefined;

test.each([
  ["the first good reply is enough", [200], "healthy"],
  ["so is a good one after bad ones", [500, 500, 200], "healthy"],
  ["two wrong replies are not yet three", [500, 500], "ask_again"],
  ["three wrong replies in a row are", [500, 404, 500], "unhealthy"],
  ["silence may be a start that takes long", [silent, silent, silent, silent], "ask_again"],
  ["so may a proxy with nobody behind it", [503, 502, 504], "ask_again"],
  ["three wrong replies after the start count", [silent, 503, 500, 500, 500], "unhealthy"],
  ["nothing good in all tries", [silent, silent, silent, silent, silent], "unhealthy"],
  ["nothing asked yet", [], "ask_again"],
] as const)("%s", (_, statuses, verdict) => {
  expect(judgeHealth(samples(...statuses), 5)).toBe(verdict);
});
