import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { conclusions, type Files, jobNamed, logOf, onPush, stages, writeFiles } from "../stage.ts";

const open = stages();

const dir = mkdtempSync(join(tmpdir(), "miyabi-actions-"));
afterAll(() => rmSync(dir, { recursive: true }));
const LIBRARY = { fullName: "acme/lib", dir };

const library = (files: Files): void => writeFiles(dir, files);
const steps = (yaml: string): Files => onPush(`jobs:\n  a:\n    runs-on: x\n    steps:\n${yaml}`);

describe("JavaScript actions", () => {
  beforeAll(() =>
    library({
      "js/action.yml": `name: js
description: d
inputs:
  some name: { default: "of \${{ github.repository }}", required: true }
  with-dash: {}
  old: { deprecationMessage: use new }
  needed: { required: true }
runs: { using: node24, pre: pre.mjs, main: main.mjs, post: post.mjs, post-if: "always()" }`,
      "js/pre.mjs": `import fs from "node:fs"; console.log("pre runs"); fs.appendFileSync(process.env.GITHUB_STATE, "from=pre\\n");`,
      "js/main.mjs": `import fs from "node:fs";
const e = process.env;
console.log(["main", e["INPUT_SOME_NAME"], e["INPUT_WITH-DASH"], JSON.stringify(e["INPUT_NEEDED"]), e.INPUT_EXTRA, e.STATE_from].join("|"));
console.log("runtime " + e.ACTIONS_RESULTS_URL + " " + e.GITHUB_ACTION_REPOSITORY + " " + e.GITHUB_ACTION + " " + e.STEP_ENV);
console.log("token " + e.ACTIONS_RUNTIME_TOKEN);
fs.appendFileSync(e.GITHUB_STATE, "left=" + e["INPUT_WITH-DASH"] + "\\n");
fs.appendFileSync(e.GITHUB_OUTPUT, "answer=42\\n");
if (e["INPUT_WITH-DASH"] === "fail") process.exit(1);`,
      "js/post.mjs": `console.log("post of " + process.env.STATE_left + " " + process.env["INPUT_WITH-DASH"] + " " + process.env.STATE_from);`,
    }),
  );

  test("pre runs before all steps, post after all in reverse order, with state, inputs and the runtime's variables", async () => {
    const stage = open(
      steps(`      - run: echo first
      - { id: one, uses: acme/lib/js@v1, with: { with-dash: one, extra: e, old: x }, env: { STEP_ENV: here } }
      - { uses: acme/lib/js@v1, with: { with-dash: two } }
      - run: echo "answer \${{ steps.one.outputs.answer }}"`),
      {},
      {
        libraries: [LIBRARY],
        runtimeEnv: () => ({
          ACTIONS_RESULTS_URL: "http://results",
          ACTIONS_RUNTIME_TOKEN: "jwt-12345",
        }),
      },
    );
    const run = await stage.push();
    expect(run.conclusion).toBe("success");
    const log = logOf(stage, run, "a").filter((line) =>
      /^(pre|main|post|first|answer|runtime|token) ?/.test(line),
    );
    expect(log).toEqual([
      "pre runs",
      "pre runs",
      "first",
      `main|of acme/shop|one|""|e|pre`,
      "runtime http://results acme/lib one here",
      "token ***",
      `main|of acme/shop|two|""||pre`,
      "runtime http://results acme/lib __acme_lib undefined",
      "token ***",
      "answer 42",
      "post of two two pre",
      "post of one one pre",
    ]);
    expect(jobNamed(run, "a").annotations.map((item) => item.message)).toEqual(
      expect.arrayContaining([
        "Unexpected input(s) 'extra', valid inputs are ['some name', 'with-dash', 'old', 'needed']",
        "Input 'old' has been deprecated with message: use new",
      ]),
    );
    expect(jobNamed(run, "a").steps.map((step) => step.name)).toEqual([
      "Set up job",
      "Pre Run acme/lib/js@v1",
      "Pre Run acme/lib/js@v1",
      "Run echo first",
      "Run acme/lib/js@v1",
      "Run acme/lib/js@v1",
      `Run echo "answer 42"`,
      "Post Run acme/lib/js@v1",
      "Post Run acme/lib/js@v1",
      "Complete job",
    ]);
  });

  test("post runs where main fails", async () => {
    const stage = open(
      steps(`      - { uses: acme/lib/js@v1, with: { with-dash: fail } }`),
      {},
      { libraries: [LIBRARY] },
    );
    const run = await stage.push();
    expect(run.conclusion).toBe("failure");
    expect(logOf(stage, run, "a")).toContain("post of fail fail pre");
  });

  test("node16 and node20 without an executable are refused by name", async () => {
    library({
      "old/action.yml": `name: o\ndescription: d\nruns: { using: node16, main: m.js }`,
      "n20/action.yml": `name: o\ndescription: d\nruns: { using: node20, main: m.js }`,
      "n20/m.js": "",
    });
    const stage = open(
      onPush(`jobs:
  a: { runs-on: x, steps: [{ uses: acme/lib/old@v1 }, { if: always(), run: echo never }] }
  b: { runs-on: x, steps: [{ uses: acme/lib/n20@v1 }] }`),
      {},
      { libraries: [LIBRARY] },
    );
    const run = await stage.push();
    expect(jobNamed(run, "a").annotations[0]?.message).toContain(
      "'runs.using: node16' is not supported",
    );
    expect(logOf(stage, run, "a")).not.toContain("never");
    expect(jobNamed(run, "b").annotations[0]?.message).toContain(
      "'node20' of acme/lib/n20@v1 is not supported",
    );
  });
});

describe("composite actions", () => {
  test("inputs, env, nested actions, conditions and outputs", async () => {
    library({
      "outer/action.yml": `name: outer
description: d
inputs: { who: { default: world }, n: {} }
outputs: { greeting: { value: "\${{ steps.g.outputs.text }}" }, inner: { value: "\${{ steps.i.outputs.deep }}" } }
runs:
  using: composite
  steps:
    - { id: g, shell: bash, run: 'echo "text=hi \${{ inputs.who }} $FROM_STEP" >> $GITHUB_OUTPUT; echo KEPT=kept >> $GITHUB_ENV' }
    - { id: i, uses: $/inner, with: { value: "\${{ inputs.n }}" } }
    - { shell: bash, run: 'exit 1', continue-on-error: true }
    - { shell: bash, run: 'echo path $(basename $GITHUB_ACTION_PATH) \${{ steps.g.outcome }}', if: success() }`,
      "inner/action.yml": `name: inner
description: d
inputs: { value: {} }
outputs: { deep: { value: "\${{ steps.d.outputs.v }}" } }
runs: { using: composite, steps: [{ id: d, shell: bash, env: { V: "\${{ inputs.value }}" }, run: 'echo "v=<$V>" >> $GITHUB_OUTPUT' }] }`,
    });
    const stage = open(
      steps(`      - { id: o, uses: acme/lib/outer@v1, with: { n: 5 }, env: { FROM_STEP: there } }
      - run: echo "\${{ steps.o.outputs.greeting }} \${{ steps.o.outputs.inner }} $KEPT \${{ steps.g.outcome }}."`),
      {},
      { libraries: [LIBRARY] },
    );
    const run = await stage.push();
    const log = logOf(stage, run, "a");
    expect(log).toEqual(
      expect.arrayContaining(["hi world there <5> kept .", "path outer success"]),
    );
  });

  test("a failing inner step skips the rest, failure() runs, the step fails, the job's own failure() is apart", async () => {
    library({
      "bad/action.yml": `name: bad
description: d
runs:
  using: composite
  steps:
    - { shell: bash, run: "echo job \${{ job.status }}" }
    - { shell: bash, run: exit 1 }
    - { shell: bash, run: echo skipped }
    - { shell: bash, run: echo rescued, if: failure() }`,
    });
    const stage = open(
      steps(`      - { id: b, uses: acme/lib/bad@v1, continue-on-error: true }
      - run: echo "outcome \${{ steps.b.outcome }}"
      - run: exit 1
      - { uses: acme/lib/bad@v1, if: failure() }`),
      {},
      { libraries: [LIBRARY] },
    );
    const log = logOf(stage, await stage.push(), "a");
    expect(log).toContain("outcome failure");
    expect(log).not.toContain("skipped");
    expect(log.filter((line) => line === "rescued")).toHaveLength(2);
    // The action starts afresh in a job that has failed.
    expect(log).toContain("job failure");
  });
});

describe("actions of the repository", () => {
  const files: Files = {
    ...onPush(`jobs:
  none: { runs-on: x, steps: [{ uses: ./act }] }
  after: { runs-on: x, steps: [{ uses: actions/checkout@v4 }, { uses: ./act }, { run: "git log -1 --format=%H; git branch --show-current; git config --get-regexp extraheader | wc -l" }] }
  self: { runs-on: x, steps: [{ uses: $/act }, { uses: acme/shop/act@main }, { run: "ls -A | wc -l" }] }
  full: { runs-on: x, steps: [{ uses: actions/checkout@v4, with: { fetch-depth: 0, ref: main, path: deep, persist-credentials: false } }, { run: "cd deep; git rev-list --count HEAD; git config --get-regexp extraheader | wc -l" }] }
  wrong: { runs-on: x, steps: [{ uses: actions/checkout@v4, with: { submodules: true } }] }`),
    "act/action.yml": `name: act
description: d
runs: { using: composite, steps: [{ shell: bash, run: 'cat "$GITHUB_ACTION_PATH/word.txt"' }] }`,
    "act/word.txt": "mine",
  };

  test("./ needs a checkout, $/ does not; checkout gets the commit of the run", async () => {
    const stage = open(files);
    stage.commit({}, "main", "second");
    const run = await stage.push();
    expect(conclusions(run)).toEqual({
      none: "failure",
      after: "success",
      self: "success",
      full: "success",
      wrong: "failure",
    });
    expect(jobNamed(run, "none").annotations[0]?.message).toMatch(
      /^Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '.*\/act'. Did you forget to run actions\/checkout before running your local action\?$/,
    );
    expect(logOf(stage, run, "after")).toEqual(
      expect.arrayContaining(["mine", run.headSha, "main", "1"]),
    );
    expect(logOf(stage, run, "self").filter((line) => line === "mine")).toHaveLength(2);
    expect(logOf(stage, run, "self")).toContain("0");
    expect(logOf(stage, run, "full")).toEqual(expect.arrayContaining(["2", "0"]));
    expect(jobNamed(run, "wrong").annotations[0]?.message).toContain(
      "input 'submodules' is not supported",
    );
  });

  test("a builtin stands for an action", async () => {
    const stage = open(
      steps(`      - { id: b, uses: acme/magic@v9, with: { x: 1 } }
      - run: echo "\${{ steps.b.outputs.y }}"`),
      {},
      {
        builtins: {
          "acme/magic": async ({ inputs, log, post }) => {
            post(async () => log("builtin post"));
            return { y: `got ${inputs["x"] ?? ""}` };
          },
        },
      },
    );
    const log = logOf(stage, await stage.push(), "a");
    expect(log).toEqual(expect.arrayContaining(["got 1", "builtin post"]));
  });
});
