import { runTasks } from "../../../src/agents/codegen/run-tasks.ts";
import type { Task } from "../../../src/core/plan/plan.ts";
import { task } from "../../fakes/records.ts";

/** Runs tasks whose ends the test decides, and says who is at work. */
const running = (tasks: Task[], width: number) => {
  const atWork = new Map<string, () => void>();
  const all = runTasks(tasks, width, ({ id }) => {
    return new Promise<string>((resolve) => {
      atWork.set(id, () => {
        atWork.delete(id);
        resolve(id);
      });
    });
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    all,
    names: () => [...atWork.keys()].map((id) => Number(id.split("-")[2])),
    end: async (ordinal: number) => {
      atWork.get(`task-500-${ordinal}`)?.();
      await settle();
    },
  };
};

test("no more than fit, in the lane's order; dependencies and shared files wait", async () => {
  const work = running(
    [
      task(1, { files: ["src/a.js"] }),
      task(2, { files: ["src/b/"] }),
      task(3, { files: ["src/b/c.js"] }),
      task(4, { files: ["src/d.js"], dependencies: ["task-500-1"] }),
      task(5, { files: ["src/e.js"], dependencies: ["task-499-1"] }),
    ],
    2,
  );
  expect(work.names()).toEqual([1, 2]);
  await work.end(1);
  expect(work.names()).toEqual([2, 4]);
  await work.end(4);
  expect(work.names()).toEqual([2, 5]);
  await work.end(2);
  expect(work.names()).toEqual([5, 3]);
  await work.end(3);
  await work.end(5);
  expect(await work.all).toEqual([1, 2, 3, 4, 5].map((ordinal) => `task-500-${ordinal}`));
});

test("of three in one lane, the last waits for the middle one that waits for the first", async () => {
  const work = running(
    [
      task(1, { files: ["a.js"] }),
      task(2, { files: ["a.js", "b.js"] }),
      task(3, { files: ["b.js"] }),
    ],
    3,
  );
  expect(work.names()).toEqual([1]);
  await work.end(1);
  expect(work.names()).toEqual([2]);
  await work.end(2);
  expect(work.names()).toEqual([3]);
  await work.end(3);
  await work.all;
});

test("one at a time where the width is one", async () => {
  const work = running([task(1), task(2)], 1);
  expect(work.names()).toEqual([1]);
  await work.end(1);
  expect(work.names()).toEqual([2]);
  await work.end(2);
  expect(await work.all).toHaveLength(2);
});

test("a throw is passed on when nothing is running any more", async () => {
  const ended: string[] = [];
  const all = runTasks([task(1), task(2, { files: ["b"] })], 2, async ({ id }) => {
    if (id === "task-500-1") throw new Error("no key");
    await new Promise((resolve) => setImmediate(resolve));
    ended.push(id);
  });
  await expect(all).rejects.toThrow("no key");
  expect(ended).toEqual(["task-500-2"]);
});
