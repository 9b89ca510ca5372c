import type { HealthSample } from "../../../src/core/deploy/deployment.ts";
import { recoveryOf } from "../../../src/core/deploy/recovery.ts";

/** A check each second, `!` a failed one; the last takes 250 ms. */
const checks = (text: string): HealthSample[] =>
  Array.from(text, (sign, second) => ({
    at: `2026-01-05T10:00:0${second}.000Z`,
    ok: sign !== "!",
    milliseconds: second === text.length - 1 ? 250 : 5,
  }));

const rolledBack = (text: string) => recoveryOf({ outcome: "rolled_back", samples: checks(text) });

test.each([
  ["three that failed after the rollout, then the release before", "!!!.", 3.25],
  ["good ones first: the watch saw it go down", "..!!!.", 3.25],
  ["the release before needs a moment, too", ".!!!!!.", 5.25],
])("from the first failed check on: %s", (_, text, seconds) => {
  expect(rolledBack(text)).toEqual({ seconds, since: "failed_check" });
});

test("where the watch's figures decided, from its last check on", () => {
  expect(rolledBack(".!...")).toEqual({ seconds: 1.25, since: "verdict" });
});

test.each(["", ".", "...!", "!"])("no release before was seen well again: '%s'", (text) => {
  expect(rolledBack(text)).toBeUndefined();
});

test.each(["healthy", "rollback_failed", "inconclusive"] as const)("%s is none", (outcome) => {
  expect(recoveryOf({ outcome, samples: checks("!!!.") })).toBeUndefined();
});
