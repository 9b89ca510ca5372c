import { timelineOf, timelineSection } from "../../../src/core/deploy/timeline.ts";

const at = (second: number): string => `2026-01-05T10:44:${String(second).padStart(2, "0")}.000Z`;
const sample = (second: number, status: number) => ({
  at: at(second),
  ok: status === 200,
  status,
  milliseconds: 20,
});

test("a rollback is told from the start to the proof of the release before", () => {
  const timeline = timelineOf({
    startedAt: at(0),
    endedAt: at(9),
    steps: [
      { at: at(1), what: "deploy" },
      { at: at(2), what: "deployed" },
      { at: at(6), what: "undo" },
      { at: at(7), what: "undone" },
    ],
    result: {
      outcome: "rolled_back",
      error: "3 health checks failed in a row\nand more",
      samples: [sample(3, 200), sample(4, 500), sample(5, 500), sample(8, 503), sample(9, 200)],
    },
  });
  expect(timeline.map((event) => `${event.at.slice(17, 19)} ${event.text}`)).toEqual([
    "00 started",
    "01 the deployment begins",
    "02 deployed",
    "03 first good health check",
    "04 first failing health check: HTTP 500",
    "06 verdict: unhealthy, 3 health checks failed in a row",
    "06 the rollback begins",
    "07 the rollback has ended",
    "09 the release before is healthy: verified",
  ]);
});

test("a release that stays ends with its verdict", () => {
  const timeline = timelineOf({
    startedAt: at(0),
    endedAt: at(4),
    steps: [
      { at: at(0), what: "deploy" },
      { at: at(0), what: "not_deployed" },
      { at: at(2), what: "deploy" },
      { at: at(2), what: "deployed" },
    ],
    result: { outcome: "healthy", samples: [sample(3, 200)] },
  });
  expect(timeline.map(({ text }) => text)).toEqual([
    "started",
    "the deployment begins",
    "the deployment failed",
    "the deployment begins",
    "deployed",
    "first good health check",
    "verdict: healthy",
  ]);
});

test("a rollback after which nothing is healthy says so", () => {
  const timeline = timelineOf({
    startedAt: at(0),
    endedAt: at(9),
    steps: [
      { at: at(1), what: "undo" },
      { at: at(2), what: "undone" },
    ],
    result: { outcome: "rollback_failed", samples: [sample(3, 500), sample(4, 500)] },
  });
  expect(timeline.at(-1)).toEqual({ at: at(4), text: "the release before is not healthy either" });
});

test("the incident's section is inert, and absent where nothing is known", () => {
  expect(timelineSection([])).toEqual([]);
  expect(timelineSection([{ at: at(1), text: "ping @alice | #3" }]).join()).toContain(
    "| 10:44:01.000 | ping alice \\| no. 3 |",
  );
});
