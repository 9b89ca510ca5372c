import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isScalar, parse, parseDocument, visit } from "yaml";
import { z } from "zod";
import { writtenFor } from "../../src/core/adopt/written-for.ts";

/** What must hold of every workflow and action here, and of every one that users copy. What is ours alone: test/contract. */
type Page = { file: string; text: string };

const yamlIn = (folder: string): Page[] =>
  readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => join(folder, name))
    .map((file) => ({ file, text: readFileSync(file, "utf8") }));

const own = yamlIn(".github/workflows");
const copied = yamlIn("examples").filter(({ text }) => /^jobs:/m.test(text));
const workflows = [...own, ...copied];
const actions = [".", ...readdirSync("actions").map((name) => join("actions", name))].flatMap(
  (folder) => yamlIn(folder).filter(({ file }) => file.endsWith("action.yml")),
);

const Step = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
});
const Job = z.object({
  permissions: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
  "timeout-minutes": z.unknown().optional(),
  uses: z.string().optional(),
  secrets: z.unknown().optional(),
  steps: z.array(Step).default([]),
});
const Workflow = z.object({
  on: z.union([z.string(), z.array(z.string()), z.record(z.string(), z.unknown())]),
  permissions: z.unknown().optional(),
  jobs: z.record(z.string(), Job),
});

const jobs = workflows.flatMap(({ file, text }) =>
  Object.entries(Workflow.parse(parse(text)).jobs).map(([name, job]) => ({ file, name, job })),
);
const steps = jobs.flatMap(({ file, name, job }) =>
  job.steps.map((step) => ({ where: `${file} ${name}`, step })),
);

/** Each `uses:` of a file with the comment behind it. */
function usesOf({ text }: Page): { uses: string; comment: string }[] {
  const found: { uses: string; comment: string }[] = [];
  visit(parseDocument(text), {
    Pair: (_, { key, value }) => {
      if (
        isScalar(key) &&
        key.value === "uses" &&
        isScalar(value) &&
        typeof value.value === "string"
      )
        found.push({ uses: value.value, comment: value.comment ?? "" });
    },
  });
  return found;
}

test("there are workflows and actions to look at, ours and those that users copy", () => {
  expect(own.length).toBeGreaterThanOrEqual(9);
  expect(copied.length).toBeGreaterThanOrEqual(3);
  expect(actions).toHaveLength(10);
});

test("threat 36: whatever is used is pinned to a full commit with its version beside it, or of the same commit as we are", () => {
  const used = [...workflows, ...actions].flatMap((page) =>
    usesOf(page).map((one) => ({ ...one, file: page.file })),
  );
  expect(used.length).toBeGreaterThan(40);
  const loose = used.filter(
    ({ uses, comment }) =>
      !/^\$\/(actions\/[a-z]+|\.github\/workflows\/[a-z-]+\.yml)$/.test(uses) &&
      !(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses) && /^ v\d+\.\d+\.\d+/.test(comment)),
  );
  // Owners in capitals are to be filled in; `miyabi init` writes the commit of the release for the tag of ours.
  expect(
    loose.filter(
      ({ file, uses }) =>
        !(file.startsWith("examples/") && /^[A-Z]+\/[\w.-]+\/[\w./-]+@\w+$/.test(uses)),
    ),
  ).toEqual([]);
});

test("threat 36: what `miyabi init` writes of the examples is pinned to a full commit", () => {
  const commit = "0123456789abcdef0123456789abcdef01234567";
  const source = { repository: "acme/miyabi", ref: commit, version: "v1.2.3" };
  for (const { file, text } of copied.filter(({ text }) => text.includes("OWNER/miyabi")))
    for (const { uses } of usesOf({ file, text: writtenFor(source, text) }))
      expect([file, uses]).toEqual([
        file,
        expect.stringMatching(
          /^acme\/miyabi\/.*@[0-9a-f]{40}$|^[^@]+@[0-9a-f]{40}$|^\$\/|^[A-Z]+\/(?!miyabi\/)/,
        ),
      ]);
});

test("threat 17: no clone leaves the token in its settings", () => {
  const clones = steps.filter(({ step }) => step.uses?.startsWith("actions/checkout@"));
  expect(clones.length).toBeGreaterThan(3);
  for (const { where, step } of clones)
    expect([where, step.with["persist-credentials"]]).toEqual([where, false]);
});

test("threat 33: nothing starts on an event that gives a fork's pull request our token and secrets", () => {
  for (const { file, text } of workflows) {
    const { on } = Workflow.parse(parse(text));
    const events = typeof on === "string" ? [on] : Array.isArray(on) ? on : Object.keys(on);
    expect([
      file,
      events.filter((event) => /^(pull_request_target|workflow_run)$/.test(event)),
    ]).toEqual([file, []]);
  }
});

test("threats 1 and 2: no script of a workflow or action is made of an expression", () => {
  for (const { where, step } of steps)
    expect([where, step.run ?? ""]).toEqual([where, expect.not.stringContaining("${{")]);
  const Action = z.object({ runs: z.object({ steps: z.array(Step).default([]) }) });
  for (const { file, text } of actions)
    for (const { run } of Action.parse(parse(text)).runs.steps)
      expect([file, run]).toEqual([file, undefined]);
});

test("no job has more than it names: no permission by default, none of all, no secrets handed on whole", () => {
  for (const { file, text } of workflows)
    expect([file, Workflow.parse(parse(text)).permissions]).toEqual([file, {}]);
  for (const { file, name, job } of jobs) {
    expect([file, name, typeof job.permissions]).toEqual([file, name, "object"]);
    expect([file, name, job.secrets]).not.toEqual([file, name, "inherit"]);
    if (job.steps.length > 0)
      expect([file, name, job["timeout-minutes"]]).not.toEqual([file, name, undefined]);
  }
});

test("threat 35: no job of ours restores what a package manager or another run has cached", () => {
  for (const { where, step } of steps) {
    expect([where, step.uses ?? ""]).toEqual([
      where,
      expect.not.stringMatching(/^actions\/cache(\/|@)/),
    ]);
    if (step.uses?.startsWith("actions/setup-") === true)
      expect([where, step.with["cache"], step.with["package-manager-cache"]]).toEqual([
        where,
        undefined,
        false,
      ]);
  }
});

test("threat 33: a workflow that a fork's pull request starts has no secret and may write nothing but what it found", () => {
  const started = own.filter(({ text }) => /^ {2}pull_request:/m.test(text));
  expect(started.length).toBeGreaterThan(1);
  for (const { file, text } of started) {
    expect([file, text]).toEqual([file, expect.not.stringMatching(/secrets\.(?!GITHUB_TOKEN)/)]);
    for (const [name, { permissions }] of Object.entries(Workflow.parse(parse(text)).jobs)) {
      const writes = Object.entries(permissions ?? {}).filter(([, level]) => level === "write");
      expect([file, name, writes.filter(([scope]) => scope !== "security-events")]).toEqual([
        file,
        name,
        [],
      ]);
    }
  }
});

test("each exception from zizmor and actionlint says in its place why", () => {
  for (const { file, text } of [...workflows, ...actions])
    for (const [, reason = ""] of text.matchAll(/zizmor: ignore(?:\[[\w, -]*\])?(.*)$/gm))
      expect([file, reason]).toEqual([file, expect.stringMatching(/\w+ \w+ \w+/)]);
  for (const file of [".github/zizmor.yml", ".github/actionlint.yaml"]) {
    const lists = [...readFileSync(file, "utf8").matchAll(/^( *)ignore:\n(\1 +)(\S.*)$/gm)];
    expect([file, lists.length]).toEqual([file, expect.any(Number)]);
    expect(lists.length).toBeGreaterThan(0);
    for (const [, , , first] of lists)
      expect([file, first]).toEqual([file, expect.stringMatching(/^# \S+ \S+/)]);
  }
});
