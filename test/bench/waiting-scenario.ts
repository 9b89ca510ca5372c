import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * The seed's task graph: 1, then 2 and 3 side by side, then 4, 5 and 6. It gives 8 to 10 minutes for
 * task 1 (phase 4) and 10 to 15 for tasks 2 and 3 (phase 5), of which the middle is taken; for tasks
 * 4 to 6, for which it gives none, those of task 1.
 */
export const SEED_GRAPH = [
  { ordinal: 1, dependencies: [], minutes: 9 },
  { ordinal: 2, dependencies: [1], minutes: 12.5 },
  { ordinal: 3, dependencies: [1], minutes: 12.5 },
  { ordinal: 4, dependencies: [2, 3], minutes: 9 },
  { ordinal: 5, dependencies: [4], minutes: 9 },
  { ordinal: 6, dependencies: [5], minutes: 9 },
] as const;

export type WaitingTask = { ordinal: number; dependencies: readonly number[]; minutes: number };

export type Waiting = {
  issues: readonly number[];
  /** What a minute of the seed is on the stage. */
  msPerMinute: number;
  /** What the schedule counts for a lane's start, in milliseconds on the stage. */
  startupMs: number;
  /** Default: the seed's graph. */
  tasks?: readonly WaitingTask[];
  /** Default: off, since not every machine has bubblewrap, and the code is known. */
  sandbox?: "off" | "required";
};

/** Paths of the tasks of different issues never meet. */
const fileOf = (issue: number, ordinal: number): string =>
  `notes/issue-${issue}/task-${ordinal}.md`;

const replies = ({ issues, msPerMinute, tasks = SEED_GRAPH }: Waiting): object[] => [
  {
    agent: "issue",
    json: {
      complexity: 4,
      reasons: ["Six small parts"],
      type: "feature",
      security: "low",
      priority: "P2-Medium",
      severity: "Sev.3-Medium",
      keywords: [],
      components: [],
      symptoms: [],
      missing: [],
    },
  },
  { agent: "review", json: { findings: [] } },
  ...issues.flatMap((issue) => [
    {
      agent: "coordinator",
      issue,
      json: {
        tasks: tasks.map(({ ordinal, dependencies, minutes }) => ({
          ordinal,
          title: `Write note ${ordinal}`,
          dependencies,
          estimatedMinutes: minutes,
          files: [fileOf(issue, ordinal)],
        })),
      },
    },
    ...tasks.map(({ ordinal, minutes }) => ({
      agent: "codegen",
      issue,
      task: ordinal,
      turns: [
        {
          delayMs: Math.round(minutes * msPerMinute),
          tools: [{ write: { path: fileOf(issue, ordinal), content: `# Note ${ordinal}\n` } }],
        },
        { finish: { summary: `Note ${ordinal} is written.` } },
      ],
    })),
  ]),
];

const config = ({ msPerMinute, startupMs, sandbox = "off" }: Waiting): object => ({
  sandbox,
  schedule: { startupSeconds: (startupMs / msPerMinute) * 60 },
  checks: {
    lint: { command: ["true"] },
    audit: { command: ["true"] },
    docs: { command: ["true"] },
  },
});

const TEST = `import { test } from "node:test";
import { answer } from "../src/answer.js";

test("the answer is 42", () => {
  if (answer() !== 42) throw new Error("it is not");
});
`;

/**
 * Writes a scenario folder whose tasks only wait: the model thinks for as long as a task takes and then
 * writes one small file. The checks are as cheap as they can be and still earn all points, nothing is
 * deployed, and nobody is asked.
 */
export async function writeWaitingScenario(dir: string, waiting: Waiting): Promise<void> {
  const { issues } = waiting;
  const files: Record<string, string | object> = {
    // JSON is YAML.
    "scenario.yml": {
      issues: issues.map((number) => ({ number })),
      repository: { labels: "installed" },
    },
    "model.yml": { replies: replies(waiting) },
    "expect.yml": {
      issue: { state: "closed" },
      session: { state: "done", escalations: [] },
      issues: Object.fromEntries(issues.map((issue) => [issue, { pull: { merged: true } }])),
    },
    ".github/miyabi.yml": config(waiting),
    "repo/package.json": { name: "notes", type: "module", scripts: { test: "node --test" } },
    "repo/src/answer.js": "/** The answer. */\nexport const answer = () => 42;\n",
    "repo/test/answer.test.js": TEST,
    ...Object.fromEntries(
      issues.map((issue) => [`issue-${issue}.md`, `# Write the notes of part ${issue}\n\nSix.\n`]),
    ),
  };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    const text = typeof content === "string" ? content : JSON.stringify(content, null, 2);
    await writeFile(join(dir, path), text);
  }
}
