import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const Job = z.looseObject({
  uses: z.string().optional(),
  permissions: z.record(z.string(), z.string()),
});
const Workflow = z.looseObject({ name: z.string(), jobs: z.record(z.string(), Job) });
const read = (name: string) =>
  Workflow.parse(parse(readFileSync(`.github/workflows/${name}.yml`, "utf8")));

/** Those that get what opens the model, or call a workflow whose jobs get it. */
const asksModel = (job: unknown): boolean =>
  /anthropic-api-key|"ANTHROPIC_API_KEY"/.test(JSON.stringify(job));

/** As it would be in the workflow that it was made of. */
function plain(name: string) {
  const workflow = read(`${name}-oidc`);
  const jobs = Object.entries(workflow.jobs).map(([id, job]) => {
    const permissions = Object.fromEntries(
      Object.entries(job.permissions).filter(([scope]) => scope !== "id-token"),
    );
    const uses = job.uses && { uses: job.uses.replace("-oidc.yml", ".yml") };
    return [id, { ...job, ...uses, permissions }];
  });
  const title = workflow.name.replace(/ without a key$/, "");
  return { ...workflow, name: title, jobs: Object.fromEntries(jobs) as unknown };
}

test.each(["miyabi", "build", "land"])(
  "%s-oidc.yml is %s.yml, and what asks the model there may prove which run it is (else: npm run generate)",
  (name) => {
    expect(plain(name)).toEqual(read(name));
    const { jobs } = read(`${name}-oidc`);
    for (const [id, job] of Object.entries(jobs))
      expect([id, job.permissions["id-token"]]).toEqual([id, asksModel(job) ? "write" : undefined]);
    const called = Object.values(jobs).flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    for (const uses of called) expect(uses).toMatch(/\/(?:(?:build|land)-oidc|deploy)\.yml$/);
  },
);

test("no other workflow of ours asks for an identity", () => {
  for (const name of ["miyabi", "build", "land", "deploy", "sweep"])
    expect([name, JSON.stringify(read(name).jobs).includes("id-token")]).toEqual([name, false]);
});
