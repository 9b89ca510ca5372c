import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { parseConfig } from "../../src/core/config.ts";
import { callsIn, missingGrants, wantedBy } from "../../src/core/doctor/caller.ts";
import { defaultPermissions } from "../../src/stage/runner/workflow/permissions.ts";
import type { Source } from "../../src/stage/runner/files/source.ts";
import { plan } from "../../src/stage/runner/workflow/plan.ts";
import { parseWorkflowFile } from "../../src/stage/runner/workflow/workflow-file.ts";

const FOLDER = "examples";
const callers = readdirSync(FOLDER).filter((name) => name.endsWith(".yml"));
const textOf = (name: string): string => readFileSync(join(FOLDER, name), "utf8");

const Workflow = z.looseObject({
  on: z.unknown(),
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.looseObject({
      permissions: z.record(z.string(), z.string()),
      uses: z.string().optional(),
      secrets: z.unknown().optional(),
      steps: z
        .array(
          z.looseObject({
            uses: z.string().optional(),
            with: z.record(z.string(), z.unknown()).optional(),
          }),
        )
        .optional(),
    }),
  ),
});
const workflowOf = (name: string) => Workflow.parse(parse(textOf(name)));
const eventsOf = (on: unknown): string[] =>
  typeof on === "string" ? [on] : Object.keys(z.record(z.string(), z.unknown()).parse(on));

/** Where the examples find what they call: this repository, and an organisation's with the example for it. */
const REPOSITORIES: Record<string, (path: string) => string> = {
  "OWNER/miyabi": (path) => path,
  "ACME/.github": (path) =>
    path === ".github/workflows/miyabi.yml" ? `${FOLDER}/organisation.yml` : path,
};
const sourceOf = (repository: string, ref: string): Source => ({
  repository,
  ref,
  sha: "0".repeat(40),
  read: (path) => {
    const file = REPOSITORIES[repository]?.(path);
    return file !== undefined && existsSync(file) ? readFileSync(file, "utf8") : undefined;
  },
  folder: () => Promise.reject(new Error("nothing is run here")),
});

const planned = (name: string) => {
  const file = parseWorkflowFile(sourceOf("octo/shop", "main"), name, textOf(name));
  return plan(file, defaultPermissions("read"), {
    stage: (ref) => sourceOf("octo/shop", ref),
    resolve: sourceOf,
  });
};

test("the six common cases are there, and the page names every example", () => {
  expect(callers).toEqual(
    expect.arrayContaining([
      "caller.yml",
      "deploy.yml",
      "organisation-caller.yml",
      "organisation.yml",
      "review.yml",
      "self-hosted.yml",
    ]),
  );
  const page = textOf("README.md");
  const shown = [...callers, ...readdirSync(join(FOLDER, "config")).map((it) => `config/${it}`)];
  for (const name of shown) expect(page).toContain(`](${name})`);
  for (const name of readdirSync(FOLDER, { withFileTypes: true }).filter((it) => it.isDirectory()))
    expect(page).toContain(`${name.name}/`);
});

test.each(callers)("%s begins with where it is to be copied to", (name) => {
  expect(textOf(name)).toMatch(/^# Copy to \.github\/workflows\/miyabi[\w-]*\.yml[.: ]/);
});

test.each(callers)(
  "%s is a workflow to GitHub's parser, and gives what it calls the inputs, secrets and permissions that it has",
  (name) => {
    const { jobs } = planned(name);
    expect(jobs.length).toBeGreaterThan(0);
    for (const { spec, called } of jobs)
      expect([spec.id, called !== undefined]).toEqual([spec.id, spec.work.kind === "call"]);
  },
);

test("what GitHub would refuse is seen: a misspelt input, a missing permission", () => {
  const text = textOf("self-hosted.yml");
  const sources = { stage: (ref: string) => sourceOf("octo/shop", ref), resolve: sourceOf };
  const refused = (changed: string) => () =>
    plan(
      parseWorkflowFile(sourceOf("octo/shop", "main"), "self-hosted.yml", changed),
      defaultPermissions("read"),
      sources,
    );
  expect(refused(text.replace("runs-on:", "run-on:"))).toThrow(/run-on is not defined/);
  expect(refused(text.replace(/^ *issues: write.*\n/m, ""))).toThrow(/issues: write/);
});

test.each(callers)("%s grants nothing at the top, no secret by inheritance", (name) => {
  const { permissions, jobs } = workflowOf(name);
  expect(permissions).toEqual({});
  for (const job of Object.values(jobs)) expect(job.secrets).not.toBe("inherit");
});

test.each(callers)("%s listens to no event that runs strangers' code with our rights", (name) => {
  const events = eventsOf(workflowOf(name).on);
  expect(events).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(pull_request_target|workflow_run)$/)]),
  );
});

test.each(callers)("%s grants what Miyabi's workflow asks for, and no more", (name) => {
  for (const called of ["miyabi.yml", "deploy.yml", "sweep.yml"])
    for (const { repository, granted = {} } of callsIn(parse(textOf(name)), called)) {
      const file = REPOSITORIES[repository]?.(`.github/workflows/${called}`) ?? "";
      const wanted = wantedBy(parse(readFileSync(file, "utf8")));
      expect(missingGrants(granted, wanted)).toEqual([]);
      expect(granted).toEqual(wanted);
    }
});

test("an organisation's workflow and the one for machines of one's own hand on every secret that caller.yml does", () => {
  const secretsOf = (name: string) => callsIn(parse(textOf(name)), "miyabi.yml")[0]?.secrets;
  expect(secretsOf("organisation.yml")).toEqual(secretsOf("caller.yml"));
  expect(secretsOf("self-hosted.yml")).toEqual(secretsOf("caller.yml"));
});

test("steps give the actions of Miyabi only inputs that they have", () => {
  const used = callers.flatMap((name) =>
    Object.values(workflowOf(name).jobs).flatMap(({ steps = [] }) => steps),
  );
  const ours = used.flatMap(({ uses = "", with: given = {} }) => {
    const [, action] = /^OWNER\/miyabi\/(actions\/[\w-]+)@/.exec(uses) ?? [];
    return action === undefined ? [] : [{ action, given: Object.keys(given) }];
  });
  expect(ours.map(({ action }) => action)).toEqual(["actions/review"]);
  for (const { action, given } of ours) {
    const { inputs } = z
      .looseObject({ inputs: z.record(z.string(), z.unknown()) })
      .parse(parse(readFileSync(`${action}/action.yml`, "utf8")));
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(given));
  }
});

test("the review as a check may read contents and nothing else, whoever opened the pull request", () => {
  const { on, jobs } = workflowOf("review.yml");
  expect(eventsOf(on)).toEqual(["pull_request"]);
  expect(Object.values(jobs).map(({ permissions }) => permissions)).toEqual([{ contents: "read" }]);
});

test("the monorepo's settings are valid, and name projects that are none", () => {
  const { projects } = parseConfig(parse(textOf("config/monorepo.yml")));
  expect(projects.ignore.length).toBeGreaterThan(0);
});

test("every job of our workflows takes several labels as JSON, or one as it is", () => {
  for (const name of ["miyabi", "build", "land", "deploy", "sweep"]) {
    const { jobs } = z
      .looseObject({
        jobs: z.record(z.string(), z.looseObject({ "runs-on": z.unknown().optional() })),
      })
      .parse(parse(readFileSync(`.github/workflows/${name}.yml`, "utf8")));
    for (const [id, job] of Object.entries(jobs))
      if (!("uses" in job))
        expect([id, job["runs-on"]]).toEqual([
          id,
          "${{ startsWith(inputs.runs-on, '[') && fromJSON(inputs.runs-on) || inputs.runs-on }}",
        ]);
  }
});
