import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { play } from "../../src/stage/play/play.ts";
import { loadScenario } from "../../src/stage/scenario/load-scenario.ts";
import { writeWaitingScenario } from "../bench/waiting-scenario.ts";
import { allLogs } from "./played.ts";

/** Longer than four processes take to begin on a slow machine: all of them are at work at once. */
const WAIT_MS = 8_000;

test("four lanes at once on one machine, each a process of its own, do not meet", async () => {
  const dir = await mkdtemp(join(tmpdir(), "miyabi-four-"));
  try {
    await writeWaitingScenario(dir, {
      issues: [1],
      tasks: [1, 2, 3, 4].map((ordinal) => ({ ordinal, dependencies: [], minutes: 1 })),
      msPerMinute: WAIT_MS,
      startupMs: 0,
    });
    const played = await play({
      scenario: await loadScenario(dir),
      libraryDir: process.cwd(),
      libraryName: "OWNER/miyabi",
    });
    expect([played.problems, played.problems.length > 0 ? allLogs(played) : ""]).toEqual([[], ""]);
    const { tasks = [] } = played.session ?? {};
    expect(new Set(tasks.map(({ lane }) => lane)).size).toBe(4);
    const starts = tasks.map(({ startedAt }) => Date.parse(startedAt));
    const ends = tasks.map(({ startedAt, seconds }) => Date.parse(startedAt) + 1000 * seconds);
    expect(Math.max(...starts)).toBeLessThan(Math.min(...ends));
    for (const { task, status, tries, filesCreated, warnings } of tasks)
      expect({ status, tries, filesCreated, warnings }).toEqual({
        status: "success",
        tries: 1,
        filesCreated: [`notes/issue-1/task-${task.at(-1) ?? ""}.md`],
        warnings: [],
      });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}, 120_000);
