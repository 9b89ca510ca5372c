import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { INPUTS as codegen } from "../../src/agents/codegen/agent.ts";
import { INPUTS as coordinator } from "../../src/agents/coordinator/agent.ts";
import { INPUTS as deployment } from "../../src/agents/deployment/agent.ts";
import { INPUTS as finalize } from "../../src/agents/finalize/agent.ts";
import { INPUTS as issue } from "../../src/agents/issue/agent.ts";
import { INPUTS as orchestrator } from "../../src/agents/orchestrator/agent.ts";
import { INPUTS as pr } from "../../src/agents/pr/agent.ts";
import { INPUTS as review } from "../../src/agents/review/agent.ts";
import { INPUTS as sweep } from "../../src/agents/sweep/agent.ts";

const READ: Record<string, readonly string[]> = {
  codegen,
  coordinator,
  deployment,
  finalize,
  issue,
  orchestrator,
  pr,
  review,
  sweep,
};

const Manifest = z.object({
  inputs: z.record(z.string(), z.object({ description: z.string().min(5) }).loose()),
  outputs: z.record(z.string(), z.object({ description: z.string().min(5) })),
  runs: z.object({ using: z.literal("node24"), main: z.string() }),
});
const manifest = (path: string) => Manifest.parse(parse(readFileSync(path, "utf8")));

test("every action has an agent, and the other way round", () => {
  expect(readdirSync("actions").sort()).toEqual(Object.keys(READ).sort());
});

test.each(Object.entries(READ))(
  "actions/%s declares exactly what its agent reads",
  (name, inputs) => {
    const { inputs: declared, runs } = manifest(`actions/${name}/action.yml`);
    expect(Object.keys(declared).sort()).toEqual([...inputs].sort());
    expect(runs.main).toBe(`../../dist/${name}/index.js`);
  },
);

test.each(Object.keys(READ))("actions/%s gives outcome, reason and result", (name) => {
  const { outputs } = manifest(`actions/${name}/action.yml`);
  expect(Object.keys(outputs)).toEqual(expect.arrayContaining(["outcome", "reason", "result"]));
});

test("the root action is the orchestrator", () => {
  const root = manifest("action.yml");
  const own = manifest("actions/orchestrator/action.yml");
  expect([root.inputs, root.outputs]).toEqual([own.inputs, own.outputs]);
  expect(root.runs.main).toBe("dist/orchestrator/index.js");
});
