import fc from "fast-check";
import { durationText, parseDuration } from "../../../src/core/text/duration-text.ts";
import { logEntries } from "../../../src/core/log/log-entry.ts";
import { readLog } from "../../../src/core/log/log-text.ts";
import { pastTasks } from "../../../src/core/plan/past-tasks.ts";
import { Task } from "../../../src/core/plan/plan.ts";
import { plan, session, task } from "../../fakes/records.ts";
import { report, taskResult } from "../../fakes/quality.ts";

const ENTRY = `<!-- miyabi:log:task-500-1:2026-01-05T10:10:00.000Z -->
## 2026-01-05 10:18:23 - Task Execution

**Agent**: CodeGenAgent
**Task**: task-500-1 (Add User model)
**Status**: Success
**Duration**: 8m 23s
**Quality**: 100/100
**Type**: feature
**Estimated**: 10m 00s

### Actions
- Created: src/user.ts
`;
const FOUND = {
  task: "task-500-1",
  type: "feature",
  estimatedMinutes: 10,
  actualMinutes: 8 + 23 / 60,
  status: "success",
  at: new Date("2026-01-05T10:18:23.000Z"),
};

test("an entry of a task tells its type, its estimate and how long it took", () => {
  expect(pastTasks([ENTRY])).toEqual([FOUND]);
});

test("entries of many files, with any line ends, are found in their order", () => {
  const second = ENTRY.replaceAll("task-500-1", "task-500-2").replace("Success", "Failed");
  const found = pastTasks([`# Logs\n\n${ENTRY}\n${second}`.replaceAll("\n", "\r\n"), ENTRY]);
  expect(found.map((one) => `${one.task} ${one.status}`)).toEqual([
    "task-500-1 success",
    "task-500-2 failed",
    "task-500-1 success",
  ]);
});

test.each([
  ["has no estimate", ["**Estimated**: 10m 00s\n", ""]],
  ["has no type", ["**Type**: feature\n", ""]],
  ["has an unknown type", ["feature", "constructor"]],
  ["has an unknown status", ["Success", "toString"]],
  ["has an estimate of nothing", ["10m 00s", "0s"]],
  ["has a negative estimate", ["10m 00s", "-5m 00s"]],
  ["has a duration that is none", ["8m 23s", "1e9"]],
  ["has no such task", ["task-500-1 (", "task-500-x ("]],
  ["says a field twice", ["**Type**: feature", "**Type**: feature\n**Type**: docs"]],
  ["is of something else", ["Task Execution", "Session"]],
  ["has a day that does not exist", ["## 2026-01-05", "## 2026-13-05"]],
  ["has its heading inside a line", ["## 2026", " ## 2026"]],
  ["has its fields inside lines", ["**Estimated**", "> **Estimated**"]],
  ["has its fields below its end", ["**Type**", "### Actions\n**Type**"]],
])("an entry that %s is skipped, and the next one is read", (_what, [before = "", after = ""]) => {
  expect(ENTRY).toContain(before);
  expect(pastTasks([`${ENTRY.replace(before, after)}\n${ENTRY}`])).toEqual([FOUND]);
});

test("whatever a log holds, reading it never throws", () => {
  const line = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(...ENTRY.split("\n"), "**Task**: ", "## ", "**__proto__**: x", "\r"),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      for (const one of pastTasks([lines.join("\n")])) {
        expect(one.estimatedMinutes).toBeGreaterThan(0);
        expect(one.actualMinutes).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test("two megabytes of one hostile line are read in an instant", () => {
  const began = performance.now();
  for (const text of ["## 2026-01-05 10:18:23 - ", "**a ", "**Task**: task-1-1 ("])
    expect(pastTasks([`${ENTRY}\n${text.repeat(2_000_000 / text.length)}`]).length).toBeLessThan(2);
  expect(performance.now() - began).toBeLessThan(5000);
});

const words = fc.string({ unit: "binary", minLength: 1, maxLength: 60 });

test("what finalize writes of a task is read back, whatever the texts in it", () => {
  fc.assert(
    fc.property(
      fc.record({
        type: fc.constantFrom(...Task.shape.type.options),
        estimatedMinutes: fc.double({ min: 0.1, max: 1440, noNaN: true }),
        seconds: fc.double({ min: 0, max: 100_000, noNaN: true }),
        title: fc.oneof(words, fc.constantFrom("a\n## 2026-01-05 10:18:23 - Task Execution\n")),
        summary: fc.oneof(words, fc.constantFrom("a\n**Type**: docs\n**Estimated**: 1s")),
      }),
      ({ type, estimatedMinutes, seconds, title, summary }) => {
        const record = session({
          plan: plan(task(1, { type, estimatedMinutes, title }), task(2)),
          tasks: [taskResult(1, { seconds, summary })],
          reviews: [report()],
        });
        const text = logEntries(record, new Date("2026-01-05T12:00:00.000Z"))
          .map(({ markdown }) => markdown)
          .join("\n");
        const [found, ...others] = pastTasks([text]);
        expect(others).toEqual([]);
        expect(found).toMatchObject({ task: "task-500-1", type, status: "success" });
        const rounding = (whole: number) => (whole >= 3599 ? 60 : 0.5) / 60 + 1e-9;
        const estimateOff = Math.abs((found?.estimatedMinutes ?? 0) - estimatedMinutes);
        expect(estimateOff).toBeLessThanOrEqual(rounding(estimatedMinutes * 60));
        const actualOff = Math.abs((found?.actualMinutes ?? 0) - seconds / 60);
        expect(actualOff).toBeLessThanOrEqual(rounding(seconds));
      },
    ),
  );
});

test.each(["1h", "5m", "61", "1h 2m", "90s", "5m 3s", "60m 00s", "", "1h 02m 03s", " 5s", "5s "])(
  "%p is no duration of a log",
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
  },
);

test("durations below an hour are read to the second, others to the minute", () => {
  for (let seconds = 0; seconds < 3600; seconds++)
    expect(parseDuration(durationText(seconds))).toBe(seconds);
  expect(parseDuration(durationText(26 * 3600 + 119))).toBe(26 * 3600 + 60);
});

test("the entries of a log keep their fields by name", () => {
  const [entry] = readLog(ENTRY);
  expect(entry?.title).toBe("Task Execution");
  expect(Object.fromEntries(entry?.fields ?? [])).toEqual({
    Agent: "CodeGenAgent",
    Task: "task-500-1 (Add User model)",
    Status: "Success",
    Duration: "8m 23s",
    Quality: "100/100",
    Type: "feature",
    Estimated: "10m 00s",
  });
});
