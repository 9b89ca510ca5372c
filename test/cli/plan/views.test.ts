import type { Planned } from "../../../src/cli/plan/planned.ts";
import { scheduleGraph } from "../../../src/cli/plan/schedule-graph.ts";
import { scheduleJson } from "../../../src/cli/plan/schedule-json.ts";
import { renderSchedule } from "../../../src/cli/plan/schedule-view.ts";

const node = (id: string, minutes: number, dependencies: string[] = []) => ({
  id,
  dependencies,
  estimatedMinutes: minutes,
  files: [],
});

const PLANNED: Planned = {
  tasks: [node("core", 20), node("end", 10, ["core"]), node('"api"]', 12.5, ["core", "core"])],
  limits: { maxWaves: 10, maxLanes: 256, agentsPerRunner: 1, startupSeconds: 30 },
  schedule: {
    waves: [
      [{ lane: "w1-l1", tasks: ["core"] }],
      [
        { lane: "w2-l1", tasks: ["end"] },
        { lane: "w2-l2", tasks: ['"api"]'] },
      ],
    ],
    criticalPath: ["core", '"api"]'],
    criticalPathMinutes: 32.5,
    makespanMinutes: 33.5,
    explanation: ["Because."],
  },
};

test("people see figures, waves and lanes with minutes, the critical path and why", () => {
  expect(renderSchedule(PLANNED).split("\n")).toEqual([
    'Critical path  32.5 min: core → "api"]',
    "Makespan       33.5 min, 1.02 times critical path + start-up (32.5 + 0.5)",
    "               3 tasks, 2 waves, 3 jobs",
    "",
    "Wave 1, from minute 0 to 20.5",
    "  w1-l1       20 min  *core 20",
    "",
    "Wave 2, from minute 20.5 to 33.5",
    "  w2-l1       10 min  end 10",
    '  w2-l2     12.5 min  *"api"] 12.5',
    "",
    "* on the critical path; minutes of each task behind it",
    "",
    "Why",
    "  Because.",
  ]);
});

test("agents beside each other shorten a lane", () => {
  const planned: Planned = {
    ...PLANNED,
    limits: { ...PLANNED.limits, agentsPerRunner: 2 },
    schedule: {
      ...PLANNED.schedule,
      waves: [[{ lane: "w1-l1", tasks: ["core", "end", '"api"]'] }]],
    },
  };
  expect(renderSchedule(planned)).toContain("  w1-l1     32.5 min  *core 20, end 10, *");
});

test("JSON begins with the three figures that scripts read, and lanes hold nothing else", () => {
  const json = scheduleJson(PLANNED.schedule);
  expect(Object.keys(json).slice(0, 3)).toEqual([
    "criticalPathMinutes",
    "makespanMinutes",
    "waves",
  ]);
  expect(json.waves[0]).toEqual([{ lane: "w1-l1", tasks: ["core"] }]);
});

test("Mermaid: a subgraph for each wave and lane, thick critical path, no id that is syntax", () => {
  expect(scheduleGraph(PLANNED).split("\n")).toEqual([
    "flowchart LR",
    '  subgraph wave1["Wave 1: minute 0 to 20.5"]',
    '    subgraph wave1lane1["w1-l1: 20 min"]',
    '      t1["core, 20 min"]',
    "    end",
    "  end",
    '  subgraph wave2["Wave 2: minute 20.5 to 33.5"]',
    '    subgraph wave2lane1["w2-l1: 10 min"]',
    '      t2["end, 10 min"]',
    "    end",
    '    subgraph wave2lane2["w2-l2: 12.5 min"]',
    '      t3["#34;api#34;#93;, 12.5 min"]',
    "    end",
    "  end",
    "  t1 --> t2",
    "  t1 ==> t3",
    "  classDef critical stroke:#B60205,stroke-width:3px",
    "  class t1,t3 critical",
  ]);
});
