import fc from "fast-check";
import { spentOn, spentToday, unloggedUsd } from "../../../src/core/budget/day-spending.ts";
import { logEntries } from "../../../src/core/log/log-entry.ts";
import { NO_USAGE } from "../../../src/core/budget/usage.ts";
import { FakeJournal } from "../../fakes/journal.ts";
import { FakePastWork } from "../../fakes/past-work.ts";
import { session } from "../../fakes/records.ts";

const withCost = (costUsd: number, loggedUsd?: number) =>
  session({
    usage: { codegen: { ...NO_USAGE, costUsd } },
    ...(loggedUsd === undefined ? {} : { loggedUsd }),
  });
const entry = (at: string, spent: string) =>
  `## ${at} - Session\n\n**Agent**: Orchestrator\n**Spent**: ${spent}\n`;
const day = new Date("2026-01-05T23:59:59Z");

test("every dollar counts once, on the UTC day on which its run ended", async () => {
  const runs = fc.array(
    fc.record({ cents: fc.nat(1_000), hours: fc.nat(40), again: fc.boolean() }),
    { maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(runs, async (ended) => {
      const journal = new FakeJournal();
      const byDay = new Map<string, number>();
      let at = Date.parse("2026-01-05T00:00:00Z");
      let record = { ...withCost(0), runs: [0] };
      for (const [run, { cents, hours, again }] of ended.entries()) {
        at += hours * 3_600_000;
        const costUsd = (record.usage["codegen"]?.costUsd ?? 0) + cents / 100;
        record = { ...record, runs: [run], usage: { codegen: { ...NO_USAGE, costUsd } } };
        await journal.append(logEntries(record, new Date(at)));
        // The job's end was written, its record was not saved, and it runs again.
        if (again) await journal.append(logEntries(record, new Date(at + 1_000)));
        record = { ...record, loggedUsd: costUsd };
        const key = new Date(at).toISOString().slice(0, 10);
        byDay.set(key, (byDay.get(key) ?? 0) + cents / 100);
      }
      const log = journal.entries.map(({ markdown }) => markdown).join("\n");
      for (const [key, usd] of byDay)
        expect(spentOn(new Date(`${key}T12:00:00Z`), [log])).toBeCloseTo(usd, 6);
    }),
  );
});

test("a job that runs again after more was spent tells the difference", () => {
  const [first] = logEntries(withCost(2), day).slice(-1);
  const [again] = logEntries(withCost(3.5, 2), day).slice(-1);
  expect(again?.key).not.toBe(first?.key);
  expect(spentOn(day, [`${first?.markdown ?? ""}\n${again?.markdown ?? ""}`])).toBeCloseTo(3.5);
  expect(unloggedUsd(withCost(3.5, 2))).toBeCloseTo(1.5);
});

test.each(["$-5.0000", "5", "$1e9", "$ 5", "$NaN", "$99999999999999999999", "$5 $6"])(
  "%s is no amount: nobody writes money back, or stops everyone with a number",
  (text) => {
    expect(
      spentOn(day, [
        `${entry("2026-01-05 10:00:00", "$7.0000")}\n${entry("2026-01-05 11:00:00", text)}`,
      ]),
    ).toBe(7);
  },
);

test("other days and other entries count nothing; no log is nothing spent", async () => {
  const logs = [entry("2026-01-05 00:00:00", "$1.5000"), entry("2026-01-04 23:59:59", "$8.0000")];
  expect(await spentToday(new FakePastWork(...logs), day)).toBe(1.5);
  expect(await spentToday(new FakePastWork(), day)).toBe(0);
});
