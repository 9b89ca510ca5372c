import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { parseConfig } from "../../src/core/config.ts";

const Step = z.object({ uses: z.string().optional(), run: z.string().optional() }).loose();
const Job = z
  .object({
    permissions: z.record(z.string(), z.string()).optional(),
    uses: z.string().optional(),
    environment: z.unknown().optional(),
    secrets: z.unknown().optional(),
    steps: z.array(Step).optional(),
  })
  .loose();
const Workflow = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), Job),
});

const DIR = ".github/workflows";
const read = (file: string) => Workflow.parse(parse(readFileSync(`${DIR}/${file}`, "utf8")));
const text = (value: unknown) => JSON.stringify(value);
const jobs = ["miyabi.yml", "build.yml", "land.yml", "deploy.yml", "sweep.yml"].flatMap((file) =>
  Object.entries(read(file).jobs).map(([name, job]) => ({ id: `${file} ${name}`, name, job })),
);
const runsGenerated = jobs.filter(({ job }) =>
  job.steps?.some(({ uses }) => /\/(codegen|review)$/.test(uses ?? "")),
);

test("twelve kinds of jobs run generated code: ten waves, the review, and the review on a moved base", () => {
  expect(runsGenerated.map(({ id }) => id)).toEqual([
    ...Array.from({ length: 10 }, (_, index) => `build.yml wave-${index + 1}`),
    "build.yml review",
    "land.yml review",
  ]);
});

test.each(runsGenerated)("threat 9: $id may read contents and nothing else", ({ job }) => {
  expect(job.permissions).toEqual({ contents: "read" });
});

test.each(runsGenerated)(
  "threat 12: $id sees no secrets but those that open the model, and no environment",
  ({ job }) => {
    const secrets = [...text(job).matchAll(/secrets\.(\w+)/g)].map((match) => match[1]);
    expect(new Set(secrets)).toEqual(new Set(["ANTHROPIC_API_KEY", "MIYABI_MODEL_SECRETS"]));
    expect(job.environment).toBeUndefined();
  },
);

test("threat 12: jobs that can write contents run no generated code and see no model key beyond intake's", () => {
  const writers = jobs.filter(({ job }) => job.permissions?.["contents"] === "write" && job.steps);
  expect(writers.map(({ name }) => name).sort()).toEqual([
    "finish",
    "incident",
    "publish",
    "publish-again",
    "release",
  ]);
  for (const { name, job } of writers) {
    const secrets = [...text(job).matchAll(/secrets\.(\w+)/g)].map((match) => match[1]);
    const allowed = name.startsWith("publish")
      ? ["MIYABI_APP_PRIVATE_KEY", "MIYABI_PR_TOKEN"]
      : name === "finish"
        ? ["MIYABI_KNOWLEDGE_SECRETS", "MIYABI_NOTICE_SECRETS"]
        : [];
    expect([name, secrets]).toEqual([name, allowed]);
  }
});

test("only jobs that tell people see what Slack, mail and webhook need, and none of them runs generated code", () => {
  const seeing = jobs.filter(({ job }) => text(job).includes("MIYABI_NOTICE_SECRETS"));
  expect(seeing.map(({ id }) => id)).toEqual([
    "miyabi.yml intake",
    "miyabi.yml finish",
    "sweep.yml sweep",
  ]);
  for (const { id, job } of seeing) {
    const given = (job.steps ?? []).filter((step) => text(step).includes("MIYABI_NOTICE_SECRETS"));
    expect([id, given.map(({ uses }) => uses)]).toEqual([
      id,
      [expect.stringMatching(/\/(issue|finalize|sweep)$/)],
    ]);
  }
  const ids = runsGenerated.map(({ id }) => id);
  expect(seeing.filter(({ id }) => ids.includes(id))).toEqual([]);
});

test("only the steps that search in Qdrant and write to it see its key, and no job that runs generated code", () => {
  const seeing = jobs.filter(({ job }) => text(job).includes("MIYABI_KNOWLEDGE_SECRETS"));
  expect(seeing.map(({ id }) => id)).toEqual(["miyabi.yml intake", "miyabi.yml finish"]);
  const steps = seeing.flatMap(({ job }) => job.steps ?? []);
  const given = steps.filter((step) => text(step).includes("MIYABI_KNOWLEDGE_SECRETS"));
  expect(given.map(({ uses }) => uses)).toEqual([
    "$/actions/issue",
    "$/actions/coordinator",
    "$/actions/finalize",
  ]);
  const ids = runsGenerated.map(({ id }) => id);
  expect(seeing.filter(({ id }) => ids.includes(id))).toEqual([]);
});

test("the publish jobs outlast the longest wait for required checks by a quarter of an hour", () => {
  const longest = parseConfig({ merge: { waitMinutes: 45 } }).merge.waitMinutes;
  expect(() => parseConfig({ merge: { waitMinutes: longest + 1 } })).toThrow(/waitMinutes/);
  const { publish, "publish-again": again } = read("land.yml").jobs;
  for (const job of [publish, again])
    expect(Number(job?.["timeout-minutes"]) - longest).toBeGreaterThanOrEqual(15);
});

test("every job declares its permissions, and no workflow grants any by default", () => {
  for (const { id, job } of jobs) expect([id, job.permissions]).not.toEqual([id, undefined]);
  for (const file of readdirSync(DIR)) {
    expect([file, read(file).permissions]).toEqual([file, {}]);
  }
});

/** The one action of somebody else, by its commit: https://github.com/actions/create-github-app-token */
const APP_TOKEN = "actions/create-github-app-token@bcd2ba49218906704ab6c1aa796996da409d3eb1";

test("threats 1, 2 and 36: our workflows run no script and use only this repository's own actions, save one that is pinned", () => {
  const foreign: string[] = [];
  for (const { id, job } of jobs) {
    const used = [job.uses, ...(job.steps ?? []).map((step) => step.uses)].filter(
      (uses) => uses !== undefined,
    );
    for (const uses of used)
      if (uses === APP_TOKEN) foreign.push(id);
      else expect([id, uses]).toEqual([id, expect.stringMatching(/^\$\//)]);
    for (const step of job.steps ?? []) expect([id, step.run]).toEqual([id, undefined]);
  }
  expect(foreign).toEqual(["land.yml publish", "land.yml publish-again"]);
});

test("threat 9: the key of a GitHub App is seen by the step that makes a token of it, which is for publishing alone", () => {
  const seeing = jobs.filter(({ job }) => text(job.steps ?? []).includes("APP_PRIVATE_KEY"));
  expect(seeing.map(({ id }) => id)).toEqual(["land.yml publish", "land.yml publish-again"]);
  for (const { job } of seeing)
    expect(job.steps?.filter((step) => text(step).includes("APP_PRIVATE_KEY"))).toEqual([
      {
        id: "app",
        if: "vars.MIYABI_APP_CLIENT_ID != ''",
        uses: APP_TOKEN,
        with: {
          "client-id": "${{ vars.MIYABI_APP_CLIENT_ID }}",
          "private-key": "${{ secrets.MIYABI_APP_PRIVATE_KEY }}",
          "permission-contents": "write",
          "permission-pull-requests": "write",
        },
      },
    ]);
});

test("the ten waves differ only by their number", () => {
  const { jobs: build } = read("build.yml");
  const normal = (wave: number) =>
    text(build[`wave-${wave}`])
      .replaceAll(`waves)[${wave - 1}]`, "waves)[k]")
      .replaceAll(`Wave ${wave}`, "Wave k")
      .replace(`"needs":"wave-${wave - 1}",`, "")
      .replace("!cancelled() && ", "");
  for (let wave = 2; wave <= 10; wave += 1) expect(normal(wave)).toBe(normal(1));
  expect(build["wave-11"]).toBeUndefined();
  for (let wave = 2; wave <= 10; wave += 1) {
    expect(text(build[`wave-${wave}`])).toContain(`"needs":"wave-${wave - 1}"`);
  }
});

test("the nine progress jobs run beside the next wave, where there is one, and write issues only", () => {
  const { jobs: build } = read("build.yml");
  const Shown = z.object({
    needs: z.string(),
    if: z.string(),
    permissions: z.unknown(),
    steps: z.tuple([z.object({ uses: z.string(), with: z.record(z.string(), z.unknown()) })]),
  });
  for (let wave = 1; wave <= 9; wave += 1) {
    const job = Shown.parse(build[`progress-${wave}`]);
    expect([wave, job.needs]).toEqual([wave, `wave-${wave}`]);
    expect([wave, job.if]).toEqual([wave, build[`wave-${wave + 1}`]?.["if"]]);
    expect([wave, job.permissions]).toEqual([wave, { issues: "write" }]);
    expect(job.steps[0]).toEqual({
      uses: "$/actions/orchestrator",
      with: {
        issue: "${{ inputs.issue }}",
        attempt: "${{ inputs.attempt }}",
        progress: "wave",
        wave,
      },
    });
  }
  expect(build["progress-10"]).toBeUndefined();
});

test("nothing waits for what is only shown", () => {
  const { jobs: build } = read("build.yml");
  for (const [id, job] of Object.entries(build))
    expect([id, text(job["needs"] ?? "")]).toEqual([id, expect.not.stringContaining("progress")]);
});

test("the review follows the last wave whatever became of the waves, also where all were skipped", () => {
  expect(read("build.yml").jobs["review"]).toMatchObject({
    needs: "wave-10",
    if: "${{ !cancelled() }}",
  });
});

test("one landing at a time for a default branch, and none is cancelled for another", () => {
  const { publish } = read("miyabi.yml").jobs;
  expect(publish?.uses).toBe("$/.github/workflows/land.yml");
  expect(publish?.["concurrency"]).toEqual({
    group: "miyabi-land-${{ github.event.repository.default_branch }}",
    queue: "max",
  });
});

test("a commit without a session is looked at by a job that may write nothing and has no environment", () => {
  const { resolve, staging, production } = read("deploy.yml").jobs;
  expect(resolve?.["if"]).toBe("inputs.issue == ''");
  expect(resolve?.environment).toBeUndefined();
  expect(text(resolve)).not.toMatch(/secrets\.|vars/);
  expect(Object.values(resolve?.permissions ?? {}).every((level) => level === "read")).toBe(true);
  // Without its word no environment is entered; both conditions begin with it.
  for (const job of [staging, production]) {
    expect(text(job?.["needs"])).toContain("resolve");
    expect(job?.["if"]).toMatch(
      /^!cancelled\(\) && \(inputs\.issue != '' \|\| needs\.resolve\.outputs\.next == 'deploy'\) &&\s+\(/,
    );
  }
});

test("examples/deploy.yml listens to no event of forks, and grants what deploy.yml asks for and no more", () => {
  const Example = Workflow.extend({ on: z.record(z.string(), z.unknown()) });
  const example = Example.parse(parse(readFileSync("examples/deploy.yml", "utf8")));
  expect(Object.keys(example.on)).toEqual(["push", "workflow_dispatch"]);
  expect(example.permissions).toEqual({});
  const wanted: Record<string, string> = {};
  for (const { permissions = {} } of Object.values(read("deploy.yml").jobs))
    for (const [scope, level] of Object.entries(permissions))
      if (wanted[scope] !== "write") wanted[scope] = level;
  expect(example.jobs["deploy"]?.permissions).toEqual(wanted);
});

test("one release at a time in an environment", () => {
  const { staging, production, release } = read("deploy.yml").jobs;
  expect(staging?.["concurrency"]).toEqual({ group: "miyabi-staging", queue: "max" });
  expect(production?.["concurrency"]).toEqual({ group: "miyabi-production", queue: "max" });
  expect(release?.["concurrency"]).toBeUndefined();
});

test("after a failure, and only then, a job without an environment and its secrets opens incident and revert", () => {
  const { incident } = read("deploy.yml").jobs;
  expect(incident?.environment).toBeUndefined();
  expect(text(incident)).not.toContain("secrets.");
  expect(text(incident)).not.toContain("vars");
  expect(incident?.permissions).toEqual({
    contents: "write",
    issues: "write",
    "pull-requests": "write",
  });
  expect(incident?.["if"]).toMatch(/^!cancelled\(\) && \(/);
  for (const outcome of ["unhealthy", "rolled_back", "rollback_failed"])
    expect(incident?.["if"]).toContain(outcome);
});

test("a landing reviews again at most once, on the base that the first publish job saw", () => {
  const { publish, review, "publish-again": again } = read("land.yml").jobs;
  const moved = (job: typeof publish) =>
    job?.steps?.filter(({ uses }) => uses !== APP_TOKEN).map((step) => step["with"]);
  const issue = "${{ inputs.issue }}";
  const token = { "pr-token": "${{ steps.app.outputs.token || secrets.MIYABI_PR_TOKEN }}" };
  expect(moved(publish)).toEqual([{ issue, "base-moved": "review", ...token }]);
  expect(moved(again)).toEqual([{ issue, "base-moved": "escalate", ...token }]);
  expect(again?.permissions).toEqual(publish?.permissions);
  expect(review?.["if"]).toBe("needs.publish.outputs.next == 'review'");
  expect(text(review)).toContain("${{ needs.publish.outputs.base-sha }}");
  expect([review?.["needs"], again?.["needs"]]).toEqual(["publish", "review"]);
});

test("a lane stops by itself at least five minutes before its job's time is over (fault 23)", () => {
  const action = z
    .object({ inputs: z.object({ minutes: z.object({ default: z.string() }) }) })
    .parse(parse(readFileSync("actions/codegen/action.yml", "utf8")));
  const own = Number(action.inputs.minutes.default);
  const { jobs: build } = read("build.yml");
  for (let wave = 1; wave <= 10; wave += 1) {
    const job = build[`wave-${wave}`];
    expect(text(job?.steps)).not.toContain('"minutes"');
    expect([wave, Number(job?.["timeout-minutes"]) - own >= 5]).toEqual([wave, true]);
  }
});

const SWITCH =
  "vars.MIYABI_DISABLED == '' || vars.MIYABI_DISABLED == 'false' || vars.MIYABI_DISABLED == '0'";

test("the variable MIYABI_DISABLED keeps intake and sweep from beginning, and reaches every other action", () => {
  const { intake, ...others } = read("miyabi.yml").jobs;
  expect(intake?.["if"]).toBe(SWITCH);
  expect(read("sweep.yml").jobs["sweep"]?.["if"]).toBe(SWITCH);
  for (const job of Object.values(others)) expect(text(job["needs"])).toContain("intake");
  for (const file of ["miyabi.yml", "build.yml", "land.yml", "deploy.yml"])
    expect([
      file,
      Workflow.loose().parse(parse(readFileSync(`${DIR}/${file}`, "utf8")))["env"],
    ]).toEqual([file, { MIYABI_DISABLED: "${{ vars.MIYABI_DISABLED }}" }]);
});

test("only two jobs may cancel or start runs: one that reads nobody's text, and the sweep", () => {
  const may = jobs.filter(({ job }) => job.permissions?.["actions"] === "write");
  expect(may.map(({ id }) => id)).toEqual(["miyabi.yml stop", "sweep.yml sweep"]);
  const stop = may[0]?.job;
  expect(stop?.permissions).toEqual({ actions: "write" });
  expect(stop?.steps).toHaveLength(1);
  expect(text(stop)).not.toContain("secrets.");
  expect(text(stop)).not.toContain("github.event");
});

test("/miyabi stop and its label wait for no run, and leave the end of the other run to itself", () => {
  const workflow = Workflow.loose().parse(parse(readFileSync(`${DIR}/miyabi.yml`, "utf8")));
  const { group } = z.object({ group: z.string() }).loose().parse(workflow["concurrency"]);
  expect(group).toContain("contains(github.event.label.name, 'miyabi:stop')");
  expect(group).toContain("startsWith(github.event.comment.body, '/miyabi stop')");
  expect(workflow.jobs["finish"]?.["if"]).toContain("needs.intake.outputs.next != 'stop'");
  // By this name the orchestrator knows a run that is deploying production.
  expect(read("deploy.yml").jobs["production"]?.["name"]).toBe("Production");
});
