import fc from "fast-check";
import { parseYaml } from "../../../src/adapters/yaml/parse-yaml.ts";
import { parseCommand } from "../../../src/core/people/command.ts";
import { readPlanCommand } from "../../../src/core/plan/command.ts";
import { editTasks } from "../../../src/core/plan/edit.ts";
import { planExample } from "../../../src/core/plan/example.ts";
import { tasksOf } from "../../../src/core/plan/task-drafts.ts";
import { graphProblems } from "../../../src/core/plan/task-graph.ts";
import { task } from "../../fakes/records.ts";

/** What a person gets who copies the example into a comment. */
const copied = (example: string) => {
  const command = parseCommand(example.split("\n").slice(1, -1).join("\n"));
  if (command.kind !== "command" || command.command.verb !== "plan") throw new Error(example);
  return readPlanCommand(parseYaml(command.command.yaml, "the example", "invalid_input"));
};

test("the example of a plan is an edit of it that is taken as it stands", () => {
  const plans = fc.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(plans, (rows) => {
      const tasks = rows.map((needs, at) =>
        task(at + 1, {
          dependencies: at === 0 ? [] : [...new Set(needs.map((n) => `task-500-${(n % at) + 1}`))],
        }),
      );
      const read = copied(planExample(tasks));
      if (read.kind !== "edit") throw new Error(JSON.stringify(read));
      expect(editTasks(tasks, read.edit, { issue: 500, limits: { maxTasks: 30 } })).toHaveProperty(
        "tasks",
      );
    }),
  );
});

test("without a plan the example is a whole one", () => {
  const read = copied(planExample());
  if (read.kind !== "whole") throw new Error(JSON.stringify(read));
  expect(graphProblems(tasksOf(500, read.tasks), { maxTasks: 30 })).toEqual([]);
});
