import { costOf, stepName, successOf } from "../../../dashboard/fleet/series.ts";

const bucket = (from: string, done: number, stopped: number) => ({
  from,
  began: 0,
  done,
  stopped,
  workingMax: 0,
  workingMean: 0,
  waitingMax: 0,
  queuedTasksMax: 0,
});
const days = [bucket("2026-01-05T00:00:00.000Z", 3, 1), bucket("2026-01-06T00:00:00.000Z", 0, 0)];

test("where nothing ended there is no rate", () => expect(successOf(days)).toEqual([0.75, null]));

test("a session's cost counts in the step in which it began, and nowhere outside of them", () => {
  const rows = [
    { startedAt: "2026-01-05T00:00:00.000Z", costUsd: 1 },
    { startedAt: "2026-01-05T23:59:59.000Z", costUsd: 2 },
    { startedAt: "2026-01-06T00:00:00.000Z", costUsd: 4 },
    { startedAt: "2026-01-07T00:00:00.000Z", costUsd: 8 },
    { startedAt: "2026-01-04T23:59:59.000Z", costUsd: 16 },
  ];
  expect(costOf(days, 86_400, rows)).toEqual([3, 4]);
  expect(costOf([], 86_400, rows)).toEqual([]);
});

test("a step has a name", () =>
  expect([3600, 86_400, 604_800, 2_592_000].map(stepName)).toEqual([
    "hour",
    "day",
    "week",
    "30 days",
  ]));
