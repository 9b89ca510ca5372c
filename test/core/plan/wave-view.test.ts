import { renderPlan } from "../../../src/core/plan/view.ts";
import { taskArtifacts } from "../../../src/core/task/task-artifacts.ts";
import { recordAtWave } from "../../../src/core/plan/wave-view.ts";
import { plan, session, task } from "../../fakes/records.ts";
import { taskResult } from "../../fakes/task-results.ts";

const six = plan(
  task(1),
  task(2),
  task(3, { dependencies: ["task-500-1"] }),
  task(4),
  task(5),
  task(6),
);
six.schedule.waves = [
  [
    { lane: "w1-l1", tasks: ["task-500-1"] },
    { lane: "w1-l2", tasks: ["task-500-2"] },
  ],
  [
    { lane: "w2-l1", tasks: ["task-500-3"] },
    { lane: "w2-l2", tasks: ["task-500-4"] },
  ],
  [{ lane: "w3-l1", tasks: ["task-500-5"] }],
];

type At = {
  wave: number;
  names?: string[];
  attempt?: number;
  runAttempt?: number;
  record?: ReturnType<typeof session>;
};

/** States by ordinal, as the plan's comment shows them. */
const shown = ({ wave, names = [], attempt = 1, runAttempt = 1, record = session() }: At) => {
  const artifacts = taskArtifacts(names, 500);
  const { schedule } = six;
  const view = recordAtWave(record, six, { schedule, attempt, runAttempt, wave, artifacts });
  return [...renderPlan(view, six).matchAll(/^\| (\d) \|.*\| \S+ (\w+) \|$/gm)]
    .map(([, ordinal = "", state = ""]) => `${ordinal} ${state}`)
    .join(", ");
};

test("the first wave runs: its tasks run, also where the record knows how they ended before", () => {
  const record = session({
    tasks: [taskResult(2, { status: "failed" }), taskResult(6)],
  });
  expect(shown({ wave: 1, record })).toBe(
    "1 running, 2 running, 3 pending, 4 pending, 5 pending, 6 done",
  );
});

test("a wave is over: its ends are shown, the next one's tasks run unless what they need failed", () => {
  const names = ["task-500-1-a1-t1-failed", "task-500-2-a1-t1-success", "task-500-6-a0-t1-success"];
  expect(shown({ wave: 2, names })).toBe(
    "1 failed, 2 done, 3 pending, 4 running, 5 pending, 6 done",
  );
});

test("a task of the running wave that has ended already is shown so", () => {
  const names = [
    "task-500-1-a1-t1-success",
    "task-500-2-a1-t1-success",
    "task-500-4-a1-t1-success",
    "task-500-6-a0-t1-success",
  ];
  expect(shown({ wave: 2, names })).toBe("1 done, 2 done, 3 running, 4 done, 5 pending, 6 done");
});

test("a task of a wave that is over and handed nothing over has failed: its job died", () => {
  expect(shown({ wave: 2, names: ["task-500-2-a1-t1-success"] })).toContain("1 failed");
});

test("executed again: the work of the attempt before does not hide that the task runs", () => {
  const names = [1, 2, 3, 4, 5, 6].map((n) => `task-500-${n}-a1-t1-success`);
  expect(shown({ wave: 1, attempt: 2, names })).toBe(
    "1 running, 2 running, 3 pending, 4 pending, 5 pending, 6 done",
  );
});

test("a job that runs again: what failed before runs, what succeeded is done", () => {
  const names = ["task-500-1-a1-t1-success", "task-500-2-a1-t1-failed"];
  expect(shown({ wave: 1, runAttempt: 2, names })).toContain("1 done, 2 running");
});

test("the record itself is not touched, and its state is that of a session that works", () => {
  const record = session({ state: "reviewing" });
  const { schedule } = six;
  const moment = { schedule, attempt: 1, runAttempt: 1, wave: 1, artifacts: [] };
  expect(recordAtWave(record, six, moment).state).toBe("implementing");
  expect(record).toEqual(session({ state: "reviewing" }));
});
