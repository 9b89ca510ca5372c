import type { Analysis } from "../../src/core/issue/analysis.ts";
import { digestOf } from "../../src/core/digest.ts";
import type { Plan, Task } from "../../src/core/plan/plan.ts";
import type { SessionRecord } from "../../src/core/session/session.ts";

/** Whole valid values for tests to vary. */
export const analysis = (change: Partial<Analysis> = {}): Analysis => ({
  complexity: 2,
  reasons: ["one file"],
  type: "feature",
  security: "low",
  priority: "P2-Medium",
  severity: "Sev.3-Medium",
  estimatedHours: 4,
  keywords: [],
  components: [],
  symptoms: [],
  missing: [],
  similar: [],
  ...change,
});

export const task = (ordinal: number, change: Partial<Task> = {}): Task => ({
  id: `task-500-${ordinal}`,
  title: `Task ${ordinal}`,
  description: "",
  type: "feature",
  agentType: "CodeGenAgent",
  dependencies: [],
  estimatedMinutes: 10,
  files: [],
  acceptance: [],
  ...change,
});

/** A plan whose tasks all run one after the other in one lane. */
export const plan = (...tasks: Task[]): Plan => ({
  tasks,
  digest: digestOf(tasks),
  schedule: {
    waves: [[{ lane: "w1-l1", tasks: tasks.map((one) => one.id) }]],
    criticalPath: tasks.map((one) => one.id),
    criticalPathMinutes: 10 * tasks.length,
    makespanMinutes: 10 * tasks.length,
    explanation: [],
  },
});

export const session = (change: Partial<SessionRecord> = {}): SessionRecord => ({
  schema: 1,
  repository: "acme/shop",
  issue: {
    number: 500,
    title: "Add user authentication",
    body: "Users need to log in.",
    author: "alice",
    labels: [],
    createdAt: "2026-01-05T09:00:00.000Z",
    digest: digestOf("Add user authentication\n\nUsers need to log in."),
    removed: [],
  },
  revision: 1,
  state: "analyzing",
  trigger: { event: "issues", actor: "alice", runId: 1, at: "2026-01-05T10:00:00.000Z" },
  runs: [1],
  transitions: [],
  phases: [],
  tasks: [],
  reviews: [],
  deployments: [],
  escalations: [],
  comments: {},
  usage: {},
  notes: [],
  ...change,
});
