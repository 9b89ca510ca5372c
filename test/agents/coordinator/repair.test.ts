import { anthropicModel } from "../../../src/adapters/anthropic/anthropic-model.ts";
import { messagesApi } from "../../../src/adapters/anthropic/upstream/messages-api.ts";
import { run } from "../../../src/agents/coordinator/agent.ts";
import { loadScript } from "../../../src/stage/model/load-script.ts";
import { startScriptedModel } from "../../../src/stage/model/scripted-model.ts";
import { json, messagesServer } from "../../adapters/anthropic/messages-server.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { FakeIssues } from "../../fakes/issues.ts";
import { analysis, session } from "../../fakes/records.ts";
import { FakeRepository } from "../../fakes/repository.ts";
import { FakeSessions } from "../../fakes/sessions.ts";
import { withScenario } from "../../stage/model/scenario-folder.ts";
import { firstRun } from "./first-run.ts";

const node = (ordinal: number, dependencies: number[] = [], files: string[] = []) => ({
  ordinal,
  title: `Task ${ordinal}`,
  dependencies,
  files,
});
const GOOD = [node(1), node(2, [1])];
const CYCLE = [node(1, [2]), node(2, [1])];
const UNKNOWN = [node(1), node(2, [7])];

/** The coordinator with the real SDK on a model at this address. */
async function coordinate(baseUrl: string) {
  const issues = new FakeIssues({ labels: ["state:analyzing"] });
  const sessions = new FakeSessions(session({ analysis: analysis({ complexity: 4 }) }));
  const clock = new FakeClock();
  const repository = new FakeRepository({ schedule: { maxTasks: 3 } });
  repository.paths.push("src/app.js", "README.md");
  const result = await run(
    { issue: 500 },
    {
      issues,
      ...firstRun(),
      sessions,
      repository,
      model: anthropicModel({
        open: () => Promise.resolve(messagesApi({ apiKey: "stage-key", baseUrl })),
        model: "claude-sonnet-5-5",
        clock,
      }),
      clock,
      nonce: () => "n0nce",
    },
  );
  const record = sessions.saved.at(-1);
  const question = record?.escalations.at(-1);
  const shown = question && issues.ours(500, `escalation-${question.digest.slice(0, 12)}`);
  return { result, record, question, shown };
}

describe("the real SDK against the scripted model", () => {
  const play = async (...plans: unknown[]) => {
    const turns = plans.map((tasks) => `{ json: ${JSON.stringify({ tasks })} }`).join(", ");
    const files = { "model.yml": `replies:\n  - agent: coordinator\n    turns: [${turns}]\n` };
    const script = await withScenario(files, loadScript);
    const asked: number[] = [];
    const server = await startScriptedModel({
      script,
      apiKey: "stage-key",
      onRequest: ({ status }) => asked.push(status),
    });
    try {
      return { ...(await coordinate(server.url)), asked };
    } finally {
      await server.close();
    }
  };

  test("a plan that is broken once and repaired is taken", async () => {
    const { result, record, asked } = await play(CYCLE, GOOD);
    expect(result).toMatchObject({ reason: "plan_ready" });
    expect(record?.plan?.tasks.map(({ title }) => title)).toEqual(["Task 1", "Task 2"]);
    expect([asked, record?.usage["coordinator"]?.calls]).toEqual([[200, 200], 2]);
  });

  test("a plan that is broken twice is escalated with what is wrong the second time", async () => {
    const { result, record, question, shown, asked } = await play(CYCLE, UNKNOWN);
    expect(result).toMatchObject({ outcome: "blocked", reason: "plan_invalid" });
    expect(asked).toEqual([200, 200]);
    const problem = "task 2 depends on task 7, which does not exist.";
    expect(question).toMatchObject({ kind: "plan", context: { failing_checks: [problem] } });
    expect(shown).toContain(problem);
    expect([record?.state, record?.plan]).toEqual(["blocked", undefined]);
  });
});

const asked = async (...answers: unknown[]) => {
  const server = await messagesServer(answers.map((tasks) => ({ content: [json({ tasks })] })));
  try {
    return { ...(await coordinate(server.url)), sent: server.sent };
  } finally {
    await server.close();
  }
};

test.each([
  ["an ordinal twice", [node(1), node(1)], "task 1 is there more than once."],
  ["an unknown dependency", UNKNOWN, "task 2 depends on task 7, which does not exist."],
  [
    "a number that no task can have",
    [node(1, [-1])],
    "task 1 depends on task -1, which does not exist.",
  ],
  ["a task that needs itself", [node(1, [1])], "task 1 depends on itself."],
  ["a cycle, with its path", CYCLE, "The dependencies run in a circle: task 1 → task 2 → task 1."],
  ["no task", [], "There is no task."],
  [
    "more tasks than allowed",
    [1, 2, 3, 4].map((n) => node(n)),
    "There are 4 tasks; at most 3 are allowed.",
  ],
  [
    "a file outside",
    [node(1, [], ["../x"])],
    String.raw`task 1: the path "../x" leaves the repository.`,
  ],
])("%s: the model is told in its own numbers, then people", async (_what, tasks, problem) => {
  const once = await asked(tasks, GOOD);
  expect(once.result).toMatchObject({ reason: "plan_ready" });
  const repair = once.sent[1]?.body.messages[2]?.content;
  expect(repair).toContain(problem);
  expect(repair).not.toContain("task-500-");

  const twice = await asked(tasks, tasks);
  expect(twice.result).toMatchObject({ reason: "plan_invalid" });
  expect(twice.question?.context.failing_checks.join()).toContain(problem);
});

test("a repair that is no plan at all is told beside what was to be repaired", async () => {
  const { question } = await asked(CYCLE, "none");
  expect(question?.kind).toBe("plan");
  expect(question?.context.failing_checks).toEqual([
    "The dependencies run in a circle: task 1 → task 2 → task 1.",
    expect.stringContaining("tasks: Invalid input"),
  ]);
});

test("the repository's files are in the question, quoted as data", async () => {
  const { sent } = await asked(GOOD);
  expect(sent[0]?.body.messages[0]?.content).toContain(
    '<data-n0nce name="files">\nREADME.md\nsrc/app.js\n</data-n0nce>',
  );
});
