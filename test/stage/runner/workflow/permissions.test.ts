import type { Principal } from "../../../../src/stage/contract/tokens.ts";
import { onPush, stages } from "../stage.ts";

const open = stages();

const nested = (caller: string, workflow: string, job: string): Record<string, string> => ({
  ...onPush(`${caller}\njobs: { c: { uses: ./.github/workflows/r.yml } }`),
  ".github/workflows/r.yml": `on: workflow_call\n${workflow}\njobs: { a: { runs-on: x, ${job} steps: [{ run: "true" }] } }`,
});

test.each([
  [
    "the workflow",
    nested("permissions: { contents: read }", "permissions: { issues: write }", ""),
    "The workflow is requesting 'issues: write', but is only allowed 'issues: none'.",
  ],
  [
    "a nested job",
    nested(
      "permissions: { contents: read }",
      "",
      "permissions: { contents: write, issues: read },",
    ),
    "The nested job 'a' is requesting 'contents: write, issues: read', but is only allowed 'contents: read, issues: none'.",
  ],
  [
    "a nested job beyond the defaults",
    nested("", "", "permissions: { pull-requests: write },"),
    "The nested job 'a' is requesting 'pull-requests: write', but is only allowed 'pull-requests: none'.",
  ],
])(
  "a run fails at the start where %s asks for more than its caller has",
  async (_who, files, problem) => {
    const run = await open(files).push();
    expect(run).toMatchObject({ conclusion: "failure", jobs: [] });
    expect(run.error).toContain(`Error calling workflow './.github/workflows/r.yml'. ${problem}`);
  },
);

test("each job's token carries exactly what is declared, and dies with the job", async () => {
  const principals: Principal[] = [];
  const alive: boolean[] = [];
  const stage = open(
    onPush(`permissions: { contents: write, issues: read }
jobs:
  a: { runs-on: x, steps: [{ run: "true" }] }
  b: { runs-on: x, permissions: { issues: write }, steps: [{ run: "true" }] }
  c: { runs-on: x, permissions: {}, steps: [{ run: "true" }] }
  d: { runs-on: x, permissions: read-all, steps: [{ run: "true" }] }`),
    {},
    {
      env: (job) => {
        const principal = stage.tokens.resolve(job.token);
        if (principal !== undefined) principals.push(principal);
        stage.runner.on((change) => {
          if (
            change.kind === "job" &&
            change.job.id === job.jobId &&
            change.job.status === "completed"
          )
            alive.push(stage.tokens.resolve(job.token) !== undefined);
        });
        return {};
      },
    },
  );
  await stage.push();
  const of = (name: string) =>
    principals.flatMap((item) =>
      item.kind === "job" && item.jobName === name ? item.permissions : [],
    )[0];
  expect(of("a")).toMatchObject({ contents: "write", issues: "read", actions: "none" });
  expect(of("b")).toMatchObject({ contents: "none", issues: "write" });
  expect(of("c")).toMatchObject({ contents: "none", issues: "none" });
  expect(of("d")).toMatchObject({ contents: "read", issues: "read", "id-token": "none" });
  expect(alive).toEqual([false, false, false, false]);
});

test("defaults follow the repository's setting", async () => {
  const seen: Record<string, unknown> = {};
  for (const setting of ["read", "write"] as const) {
    const stage = open(
      onPush(`jobs: { a: { runs-on: x, steps: [{ run: "true" }] } }`),
      { defaultPermissions: setting },
      { env: (job) => ((seen[setting] = job.permissions), {}) },
    );
    await stage.push();
  }
  expect(seen["read"]).toMatchObject({ contents: "read", packages: "read", issues: "none" });
  expect(seen["write"]).toMatchObject({ contents: "write", issues: "write", "id-token": "none" });
});
