import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { conclusions, jobNamed, logOf, onPush, stages, writeFiles } from "../stage.ts";

const open = stages();
const called = (yaml: string): Record<string, string> => ({ ".github/workflows/r.yml": yaml });

describe("calling a workflow", () => {
  test("nests with matrix, inputs, inherited secrets and outputs; names are paths", async () => {
    const stage = open(
      {
        ...onPush(`jobs:
  c: { strategy: { matrix: { n: [1, 2] } }, uses: ./.github/workflows/r.yml, with: { n: "\${{ matrix.n }}" }, secrets: inherit }
  d: { needs: c, runs-on: x, steps: [{ run: "echo got=\${{ needs.c.outputs.v }}" }] }`),
        ...called(
          `on: { workflow_call: { inputs: { n: { type: number } }, outputs: { v: { value: "\${{ jobs.q.outputs.v }}" } } } }
jobs:
  q: { uses: $/.github/workflows/q.yml, with: { n: "\${{ inputs.n }}" }, secrets: inherit }`,
        ),
        ".github/workflows/q.yml": `on: { workflow_call: { inputs: { n: { type: number } }, outputs: { v: { value: "\${{ jobs.a.outputs.v }}" } } } }
jobs: { a: { runs-on: x, outputs: { v: "\${{ steps.s.outputs.v }}" }, steps: [{ id: s, run: "echo v=n\${{ inputs.n }} >> $GITHUB_OUTPUT; echo '\${{ secrets.PASS == 'pw-123' }}'" }] } }`,
      },
      { secrets: { PASS: "pw-123" } },
    );
    const run = await stage.push();
    expect([run.error, ...run.jobs.flatMap((job) => job.annotations)]).toEqual([undefined]);
    expect(Object.keys(conclusions(run))).toEqual(
      expect.arrayContaining(["c (1) / q / a", "c (2) / q / a", "d"]),
    );
    expect(logOf(stage, run, "d").some((line) => /^got=n[12]$/.test(line))).toBe(true);
    expect(logOf(stage, run, "c (1) / q / a")).toContain("true");
  });

  test("env of the caller does not pass; typed defaults and secrets given by name do", async () => {
    const stage = open(
      {
        ...onPush(`env: { FROM: caller }
jobs: { c: { uses: ./.github/workflows/r.yml, secrets: { key: "\${{ secrets.PASS }}", tok: "\${{ secrets.GITHUB_TOKEN }}" } } }`),
        ...called(`on:
  workflow_call:
    inputs: { s: { type: string }, b: { type: boolean }, n: { type: number }, d: { type: string, default: "\${{ github.ref_name }}" } }
    secrets: { key: { required: true }, tok: {}, other: {} }
jobs:
  a:
    runs-on: x
    steps:
      - run: echo "[$FROM] \${{ toJSON(inputs.s) }} \${{ inputs.b }} \${{ inputs.n }} \${{ inputs.d }} \${{ secrets.key == 'pw-123' }} \${{ secrets.other == '' }} \${{ secrets.PASS == '' }} \${{ secrets.tok == github.token }}"`),
      },
      { secrets: { PASS: "pw-123" } },
    );
    const run = await stage.push();
    expect(run.error).toBeUndefined();
    expect(logOf(stage, run, "c / a")).toContain(
      `[] "" false 0 main true true true true`.replaceAll('"', ""),
    );
  });

  test("a value of the wrong type fails the job", async () => {
    const stage = open({
      ...onPush(`jobs: { c: { uses: ./.github/workflows/r.yml, with: { n: "\${{ 'x' }}" } } }`),
      ...called(
        `on: { workflow_call: { inputs: { n: { type: number, required: true } } } }\njobs: { a: { runs-on: x, steps: [{ run: "true" }] } }`,
      ),
    });
    const run = await stage.push();
    expect(run.conclusion).toBe("failure");
    expect(jobNamed(run, "c").annotations[0]?.message).toContain("expected type: number");
  });

  test.each([
    [`with: { zz: 1 }`, "Invalid input, zz is not defined in the referenced workflow."],
    [``, "Input n is required, but not provided while calling."],
    [
      `with: { n: 1 }, secrets: { s: x }`,
      "Invalid secret, s is not defined in the referenced workflow.",
    ],
  ])("refuses the run before any job: %s", async (call, problem) => {
    const stage = open({
      ...onPush(
        `jobs: { c: { uses: ./.github/workflows/r.yml, ${call} }, other: { runs-on: x, steps: [{ run: "true" }] } }`,
      ),
      ...called(
        `on: { workflow_call: { inputs: { n: { type: number, required: true } } } }\njobs: { a: { runs-on: x, steps: [{ run: "true" }] } }`,
      ),
    });
    const run = await stage.push();
    expect(run).toMatchObject({ status: "completed", conclusion: "failure", jobs: [] });
    expect(run.error).toContain(problem);
  });

  test("more than ten levels are refused", async () => {
    const files: Record<string, string> = onPush(
      "jobs: { c: { uses: ./.github/workflows/l1.yml } }",
    );
    for (let level = 1; level <= 10; level += 1)
      files[`.github/workflows/l${level}.yml`] =
        `on: workflow_call\njobs: { c: { uses: ./.github/workflows/l${level + 1}.yml } }`;
    files[".github/workflows/l11.yml"] =
      `on: workflow_call\njobs: { c: { runs-on: x, steps: [{ run: "true" }] } }`;
    const stage = open(files);
    expect((await stage.push()).error).toContain("at most 10 levels");
  });
});

describe("a library", () => {
  test("gives workflows and actions; $/ and ./ mean its own files", async () => {
    const dir = mkdtempSync(join(tmpdir(), "miyabi-lib-"));
    writeFiles(dir, {
      ".github/workflows/r.yml": `on: workflow_call
jobs:
  a: { uses: ./.github/workflows/q.yml }
  b: { runs-on: x, steps: [{ uses: $/actions/hello }] }`,
      ".github/workflows/q.yml": `on: workflow_call
jobs: { a: { runs-on: x, steps: [{ run: "echo \${{ job.workflow_repository }} \${{ github.workflow_ref }}" }] } }`,
      "actions/hello/action.yml": `name: hello
description: d
runs: { using: composite, steps: [{ shell: bash, run: "echo hello from $GITHUB_ACTION_REPOSITORY" }, { uses: $/actions/deep }] }`,
      "actions/deep/action.yml": `name: deep
description: d
runs: { using: composite, steps: [{ shell: bash, run: "echo deep in \${{ github.repository }}" }] }`,
    });
    const stage = open(
      onPush(`jobs:
  m: { uses: acme/lib/.github/workflows/r.yml@v1 }
  n: { runs-on: x, steps: [{ uses: acme/lib/actions/hello@v1 }, { uses: nobody/nothing@v1, if: false }] }`),
      {},
      { libraries: [{ fullName: "acme/lib", dir }] },
    );
    const run = await stage.push();
    expect(logOf(stage, run, "m / a / a")).toContain(
      "acme/lib acme/shop/.github/workflows/w.yml@refs/heads/main",
    );
    expect(logOf(stage, run, "m / b")).toEqual(
      expect.arrayContaining(["hello from acme/lib", "deep in acme/shop"]),
    );
    // Actions are resolved before the first step, also those of steps that would be skipped.
    expect(conclusions(run)["n"]).toBe("failure");
    expect(jobNamed(run, "n").annotations[0]?.message).toContain(
      "Unable to resolve action `nobody/nothing@v1`, repository not found",
    );
    rmSync(dir, { recursive: true });
  });
});
