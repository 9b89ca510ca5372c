import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { MOVING_TAG } from "../../src/core/adopt/release.ts";

const Step = z.object({ uses: z.string().optional(), run: z.string().optional() }).loose();
const Job = z
  .object({
    if: z.string().optional(),
    needs: z.union([z.string(), z.array(z.string())]).optional(),
    permissions: z.record(z.string(), z.string()),
    environment: z.string().optional(),
    steps: z.array(Step),
  })
  .loose();
const Workflow = z.object({
  on: z.record(z.string(), z.unknown()),
  concurrency: z.unknown(),
  jobs: z.record(z.string(), Job),
});
const read = (name: string) => readFileSync(`.github/workflows/${name}`, "utf8");
const release = Workflow.parse(parse(read("release.yml")));
const jobs = Object.entries(release.jobs).map(([name, job]) => ({ name, job }));
const scripts = (job: z.infer<typeof Job>) => job.steps.flatMap(({ run }) => run ?? []).join("\n");
const writes = (job: z.infer<typeof Job>) =>
  Object.entries(job.permissions).flatMap(([scope, level]) => (level === "write" ? [scope] : []));

test("a release begins with a push to main or by somebody with write access, and in no fork", () => {
  expect(release.on).toEqual({ push: { branches: ["main"] }, workflow_dispatch: null });
  const { plan, ...others } = release.jobs;
  expect(plan?.if).toBe("${{ !github.event.repository.fork && github.ref == 'refs/heads/main' }}");
  // Whatever is skipped skips what needs it: none of the others begins without the plan.
  for (const [name, job] of Object.entries(others)) {
    expect([name, job.needs]).not.toEqual([name, undefined]);
    expect([name, job.if ?? ""]).toEqual([
      name,
      expect.not.stringMatching(/always|cancelled|failure/),
    ]);
  }
  expect(release.concurrency).toEqual({ group: "release", queue: "max" });
});

test("jobs that install packages or build may write nothing; jobs that may write do neither", () => {
  const installing = jobs.filter(({ job }) => /npm (ci|run|install)|\.ci\/run/.test(scripts(job)));
  expect(installing.map(({ name }) => name)).toEqual(["plan", "check", "build"]);
  for (const { name, job } of installing)
    expect([name, job.permissions]).toEqual([name, { contents: "read" }]);
  const writing = jobs.filter(({ job }) => writes(job).length > 0);
  expect(writing.map(({ name, job }) => [name, writes(job)])).toEqual([
    ["attest", ["attestations", "id-token"]],
    ["publish", ["contents"]],
    ["npm", ["id-token"]],
  ]);
});

test("what is published was attested, and what is attested was compared with what is committed", () => {
  const { attest, publish, npm } = release.jobs;
  expect(attest?.needs).toEqual(["plan", "check", "build"]);
  const order = attest?.steps.map(({ uses, run }) => uses?.replace(/@.*/, "") ?? run) ?? [];
  expect(order[2]).toMatch(/^diff -r dist .*\ndiff -r dashboard\/dist /);
  expect(order[3]).toBe("actions/attest-build-provenance");
  for (const job of [publish, npm]) {
    expect(job?.needs).toContain("attest");
    expect(JSON.stringify(job)).toContain("${{ needs.attest.outputs.sums }}");
  }
  expect([publish?.environment, npm?.environment]).toEqual(["release", "npm"]);
});

test.each(["release.yml", "e2e.yml", "ci.yml"])(
  "%s uses actions at commits, with the version beside them, and no secret of npm's",
  (name) => {
    const uses = [...read(name).matchAll(/uses: (.*)/g)].map(([, used]) => used);
    expect(uses.length).toBeGreaterThan(0);
    for (const used of uses)
      expect(used).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(read(name)).not.toMatch(/NPM_TOKEN|NODE_AUTH_TOKEN/);
  },
);

test("nothing is installed where the release is published: its script imports Node and files that do the same", () => {
  const seen = new Set<string>();
  const outside: string[] = [];
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const [, type, from = ""] of readFileSync(path, "utf8").matchAll(
      /^(?:import|export) (type )?[^;]*? from "([^"]+)";/gm,
    )) {
      if (type !== undefined) continue;
      if (from.startsWith(".")) visit(new URL(from, `file:///${path}`).pathname.slice(1));
      else if (!from.startsWith("node:")) outside.push(`${path}: ${from}`);
    }
  };
  visit(".ci/release/publish.ts");
  expect(outside).toEqual([]);
  expect([...seen]).toContain(".ci/release/github-host.ts");
});

test("the examples name the moving tag of the version that is being made", () => {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync("package.json", "utf8")));
  const [major] = version.split(".");
  if (major !== "0") expect(`v${major ?? ""}`).toBe(MOVING_TAG);
  for (const name of ["caller.yml", "deploy.yml", "sweep.yml"])
    expect(readFileSync(`examples/${name}`, "utf8")).toContain(`.yml@${MOVING_TAG}\n`);
});

test("the end-to-end trial is started by hand, and only its own step sees the sandbox's token", () => {
  const workflow = Workflow.parse(parse(read("e2e.yml")));
  expect(Object.keys(workflow.on)).toEqual(["workflow_dispatch"]);
  const { trial: job } = workflow.jobs;
  expect(job?.permissions).toEqual({ contents: "read" });
  expect(job?.environment).toBe("e2e");
  const seeing = job?.steps.filter((step) => JSON.stringify(step).includes("secrets.")) ?? [];
  expect(seeing.map(({ run }) => run)).toEqual(["npm run -s e2e"]);
});
