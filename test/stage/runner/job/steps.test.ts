import { readdirSync, existsSync } from "node:fs";
import { join } from "node:path";
import { conclusions, jobNamed, logOf, onPush, stages } from "../stage.ts";

const open = stages();
const job = (steps: string, more = ""): Record<string, string> =>
  onPush(`jobs:\n  a:\n    runs-on: ubuntu-latest\n${more}    steps:\n${steps}`);

describe("environment", () => {
  test("env precedence, GITHUB_ENV, GITHUB_PATH, several lines in an output", async () => {
    const stage = open(
      onPush(`env: { A: wf, B: wf }
jobs:
  a: { env: { B: job }, runs-on: x, steps: [{ run: "echo C=c >> $GITHUB_ENV; mkdir -p p; printf '#!/bin/sh\\necho tool' > p/mytool; chmod +x p/mytool; echo $PWD/p >> $GITHUB_PATH; printf 'm<<E\\nx\\ny\\nE\\n' >> $GITHUB_OUTPUT", id: s }, { env: { A: step }, run: "echo $A $B $C \${{ env.A }} \${{ toJSON(steps.s.outputs.m) }}; mytool" }] }`),
    );
    const log = logOf(stage, await stage.push(), "a");
    expect(log).toContain("step job c step x\\ny");
    expect(log).toContain("tool");
  });

  test("processes get GitHub's variables and nothing else of the host", async () => {
    process.env["MIYABI_HOST_ONLY"] = "leak";
    const stage = open(
      job(
        `      - run: env -0 | sort -z | tr '\\0' '\\n'\n      - run: cat $GITHUB_EVENT_PATH | tr -d ' \\n'`,
      ),
      {},
      {
        runtimeEnv: () => ({ ACTIONS_RUNTIME_TOKEN: "runtime-secret" }),
      },
    );
    const run = await stage.push({
      payload: { before: "0", repository: { id: 77, owner: { id: 8 } } },
    });
    const log = logOf(stage, run, "a");
    const names = log.flatMap((line) => /^([A-Z_0-9]+)=/.exec(line)?.[1] ?? []);
    for (const name of [
      "CI GITHUB_ACTION GITHUB_ACTIONS GITHUB_ACTOR GITHUB_ACTOR_ID GITHUB_API_URL GITHUB_BASE_REF",
      "GITHUB_ENV GITHUB_EVENT_NAME GITHUB_EVENT_PATH GITHUB_GRAPHQL_URL GITHUB_HEAD_REF GITHUB_JOB",
      "GITHUB_OUTPUT GITHUB_PATH GITHUB_REF GITHUB_REF_NAME GITHUB_REF_PROTECTED GITHUB_REF_TYPE",
      "GITHUB_REPOSITORY GITHUB_REPOSITORY_ID GITHUB_REPOSITORY_OWNER GITHUB_REPOSITORY_OWNER_ID",
      "GITHUB_RETENTION_DAYS GITHUB_RUN_ATTEMPT GITHUB_RUN_ID GITHUB_RUN_NUMBER GITHUB_SERVER_URL GITHUB_SHA",
      "GITHUB_STATE GITHUB_STEP_SUMMARY GITHUB_TRIGGERING_ACTOR GITHUB_WORKFLOW GITHUB_WORKFLOW_REF",
      "GITHUB_WORKFLOW_SHA GITHUB_WORKSPACE RUNNER_ARCH RUNNER_ENVIRONMENT RUNNER_NAME RUNNER_OS RUNNER_TEMP",
      "RUNNER_TOOL_CACHE HOME PATH",
    ].flatMap((row) => row.split(" ")))
      expect(names).toContain(name);
    expect(names).not.toContain("MIYABI_HOST_ONLY");
    expect(names).not.toContain("ACTIONS_RUNTIME_TOKEN");
    expect(log).toEqual(
      expect.arrayContaining([
        "CI=true",
        "GITHUB_REPOSITORY=acme/shop",
        "GITHUB_REPOSITORY_ID=77",
        "GITHUB_REF_NAME=main",
        "GITHUB_WORKFLOW_REF=acme/shop/.github/workflows/w.yml@refs/heads/main",
        "GITHUB_ACTION=__run",
        `{"before":"0","repository":{"id":77,"owner":{"id":8}}}`,
      ]),
    );
    delete process.env["MIYABI_HOST_ONLY"];
  });

  test("GITHUB_* cannot be overridden, and NODE_OPTIONS is refused in GITHUB_ENV", async () => {
    const stage = open(
      job(`      - run: printf 'NODE_OPTIONS=--x\\nOK=1\\n' >> $GITHUB_ENV
      - { run: 'echo "$GITHUB_SHA [$NODE_OPTIONS] $OK"', env: { GITHUB_SHA: fake } }`),
    );
    const run = await stage.push();
    expect(run.conclusion).toBe("success");
    expect(logOf(stage, run, "a")).toContain(`${run.headSha} [] 1`);
    expect(jobNamed(run, "a").annotations[0]?.message).toBe(
      "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.",
    );
  });
});

describe("steps", () => {
  test("outcome and conclusion, continue-on-error, conditions", async () => {
    const stage = open(
      job(`      - { id: f, run: exit 3, continue-on-error: true }
      - run: echo "\${{ steps.f.outcome }} \${{ steps.f.conclusion }} \${{ job.status }}"
      - { id: s, run: echo no, if: failure() }
      - run: exit 4
      - run: echo "\${{ steps.s.outcome }} \${{ job.status }}"
        if: "!success()"
      - { run: echo never, if: success() }`),
    );
    const run = await stage.push();
    const log = logOf(stage, run, "a");
    expect(log).toEqual(expect.arrayContaining(["failure success success", "skipped failure"]));
    expect(log).not.toContain("never");
    expect(jobNamed(run, "a").annotations.map((item) => item.message)).toEqual([
      "Process completed with exit code 3.",
      "Process completed with exit code 4.",
    ]);
    expect(
      jobNamed(run, "a").steps.map(({ number, name, conclusion }) => [number, name, conclusion]),
    ).toEqual([
      [1, "Set up job", "success"],
      [2, "Run exit 3", "success"],
      [3, `Run echo "failure success success"`, "success"],
      [4, "Run echo no", "skipped"],
      [5, "Run exit 4", "failure"],
      [6, `Run echo "skipped failure"`, "success"],
      [7, "Run echo never", "skipped"],
      [8, "Complete job", "success"],
    ]);
  });

  test("shells: bash with pipefail, sh, python, a template; an unknown one fails the step", async () => {
    const stage = open(
      job(`      - { shell: bash, run: "false | true", continue-on-error: true, id: p }
      - { run: "false | true; echo pipe=\${{ steps.p.outcome }}" }
      - { shell: sh, run: "echo sh $0" }
      - { shell: python, run: "print('py', 1 + 1)" }
      - { shell: "cat {0}", run: "as is" }
      - { shell: fish, run: x }`),
    );
    const run = await stage.push();
    const log = logOf(stage, run, "a");
    expect(log).toEqual(expect.arrayContaining(["pipe=failure", "py 2"]));
    expect(log.filter((line) => line === "as is").length).toBeGreaterThan(1);
    expect(jobNamed(run, "a").annotations.at(-1)?.message).toContain("Invalid shell option 'fish'");
  });

  test("defaults.run of workflow and job give shell and working-directory", async () => {
    const stage = open(
      onPush(`defaults: { run: { shell: sh, working-directory: sub } }
jobs:
  a: { runs-on: x, defaults: { run: { shell: bash } }, steps: [{ run: mkdir sub, working-directory: . }, { run: "echo $(basename $PWD) \${BASH_VERSION:+bash}" }] }
  b: { runs-on: x, steps: [{ run: "true" }] }`),
    );
    const run = await stage.push();
    expect(logOf(stage, run, "a")).toContain("sub bash");
    expect(jobNamed(run, "b").annotations[0]?.message).toContain("with working directory");
  });

  test("a step that runs out of time fails, and the job goes on with failure()", async () => {
    const stage = open(
      job(`      - { name: slow, run: sleep 30, timeout-minutes: 0.003 }
      - { if: failure(), run: echo saw }`),
    );
    const run = await stage.push();
    expect(logOf(stage, run, "a")).toContain("saw");
    expect(jobNamed(run, "a").annotations[0]?.message).toBe(
      "The action 'slow' has timed out after 0.003 minutes.",
    );
  });

  test("a job that runs out of time is timed_out, failed for its dependents, and cleans up", async () => {
    const stage = open(
      onPush(`jobs:
  a: { runs-on: x, timeout-minutes: 0.003, steps: [{ run: sleep 30 }, { if: always(), run: echo cleanup }] }
  b: { needs: a, if: always(), runs-on: x, steps: [{ run: "echo \${{ needs.a.result }}" }] }`),
    );
    const run = await stage.push();
    expect(conclusions(run)).toEqual({ a: "timed_out", b: "success" });
    expect(run.conclusion).toBe("failure");
    expect(logOf(stage, run, "a")).toContain("cleanup");
    expect(logOf(stage, run, "b")).toContain("failure");
  });

  test("each job has its own empty workspace, and nothing stays behind", async () => {
    const stage = open(
      onPush(`jobs:
  a: { runs-on: x, steps: [{ run: "touch left; sleep 60 >/dev/null 2>&1 & echo $! > $RUNNER_TOOL_CACHE/pid" }] }
  b: { needs: a, runs-on: x, steps: [{ run: "echo [$(ls -A)]; test -s /proc/$(cat $RUNNER_TOOL_CACHE/pid)/cmdline && grep -q sleep /proc/$(cat $RUNNER_TOOL_CACHE/pid)/cmdline || echo gone" }] }`),
    );
    const run = await stage.push();
    expect(logOf(stage, run, "b")).toEqual(expect.arrayContaining(["[]", "gone"]));
    const runDir = join(stage.root, "work", `run-${run.id}`, "1");
    expect(existsSync(runDir) ? readdirSync(runDir) : []).toEqual([]);
  });

  test("hashFiles sees the workspace", async () => {
    const stage = open(
      job(`      - run: mkdir -p d/e; echo 1 > d/e/a.json; echo 2 > d/b.txt
      - run: echo "[\${{ hashFiles('**/*.json') }}] [\${{ hashFiles('nothing') }}] \${{ hashFiles('d', '!**/*.txt') == hashFiles('d/e/a.json') }}"`),
    );
    expect(
      logOf(stage, await stage.push(), "a").some((line) =>
        /^\[[0-9a-f]{64}\] \[\] true$/.test(line),
      ),
    ).toBe(true);
  });

  test.each([
    ["container: node:24", "container"],
    ["services: { db: { image: x } }", "services"],
  ])("%s is refused by name", async (line, construct) => {
    const run = await open(job(`      - run: "true"`, `    ${line}\n`)).push();
    expect(run.error).toContain(`'${construct}' of job 'a'`);
    expect(run.error).toContain("not supported on the local stage");
  });

  test("docker actions and other systems are refused by name", async () => {
    const docker = await open(job(`      - uses: docker://alpine`)).push();
    expect(docker.error).toContain("'uses: docker://alpine' is not supported");
    const windows = await open(
      onPush(`jobs: { a: { runs-on: windows-latest, steps: [{ run: x, if: always() }] } }`),
    ).push();
    expect(jobNamed(windows, "a").annotations[0]?.message).toContain("'runs-on: windows-latest'");
  });
});

describe("outputs, masks and summaries", () => {
  test("an output that holds a secret or a mask is dropped with GitHub's warning", async () => {
    const stage = open(
      job(
        `      - { id: s, run: "echo ::add-mask::hushhush; echo o=hushhush >> $GITHUB_OUTPUT; echo p=x-pw-12345 >> $GITHUB_OUTPUT; echo q=fine >> $GITHUB_OUTPUT" }`,
        `    outputs: { o: "\${{ steps.s.outputs.o }}", p: "\${{ steps.s.outputs.p }}", q: "\${{ steps.s.outputs.q }}" }\n`,
      ),
      { secrets: { PASS: "pw-12345" } },
    );
    const run = await stage.push();
    expect(jobNamed(run, "a").outputs).toEqual({ q: "fine" });
    expect(jobNamed(run, "a").annotations.map((item) => item.message)).toEqual([
      "Skip output 'o' since it may contain secret.",
      "Skip output 'p' since it may contain secret.",
    ]);
  });

  test("secrets are masked in logs, annotations and summaries, line by line", async () => {
    const stage = open(
      job(`      - run: |
          echo "line two: second-line"
          echo "::error::it is pw-12345"
          echo "sum second-line" >> $GITHUB_STEP_SUMMARY
          echo '\${{ github.token }}'`),
      { secrets: { PASS: "pw-12345", KEY: "first-line\nsecond-line\n" } },
    );
    const run = await stage.push();
    const log = logOf(stage, run, "a");
    expect(log).toContain("line two: ***");
    expect(log.join("\n")).not.toMatch(/second-line|pw-12345|ghs_/);
    expect(jobNamed(run, "a").annotations[0]?.message).toBe("it is ***");
    expect(jobNamed(run, "a").summary).toBe("sum ***\n");
  });

  test("a file command without its delimiter fails the step", async () => {
    const run = await open(job(`      - run: printf 'm<<EOF\\nx\\n' >> $GITHUB_OUTPUT`)).push();
    expect(jobNamed(run, "a").annotations.map((item) => item.message)).toEqual([
      "Unable to process file command 'output' successfully.",
      "Invalid value. Matching delimiter not found 'EOF'",
    ]);
    expect(run.conclusion).toBe("failure");
  });

  test("a summary over 1 MiB is refused, the step is not", async () => {
    const run = await open(
      job(`      - run: head -c 1100000 /dev/zero | tr '\\0' x >> $GITHUB_STEP_SUMMARY`),
    ).push();
    expect(run.conclusion).toBe("success");
    expect(jobNamed(run, "a").summary).toBe("");
    expect(jobNamed(run, "a").annotations[0]?.message).toContain(
      "supports content up to a size of 1024k, got 1074k",
    );
  });

  test("outputs over 1 MB fail the job", async () => {
    const run = await open(
      job(
        `      - { id: s, run: "echo o=$(head -c 600000 /dev/zero | tr '\\\\0' x) >> $GITHUB_OUTPUT" }`,
        `    outputs: { o: "\${{ steps.s.outputs.o }}" }\n`,
      ),
    ).push();
    expect(run.conclusion).toBe("failure");
    expect(jobNamed(run, "a").annotations[0]?.message).toContain("(1 MB)");
  });
});
