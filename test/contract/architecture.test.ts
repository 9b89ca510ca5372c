import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const PAGE = readFileSync("docs/ARCHITECTURE.md", "utf8");

const folders = ["src", "src/core"].flatMap((folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name),
);

test.each(folders)("docs/ARCHITECTURE.md knows the folder %s", (folder) => {
  expect(PAGE).toMatch(new RegExp(`(^|\\W)${folder}(\\W|$)`, "m"));
});

const Workflow = z.object({
  jobs: z.record(
    z.string(),
    z.object({
      permissions: z.record(z.string(), z.string()).default({}),
      steps: z.array(z.object({ uses: z.string() })).default([]),
    }),
  ),
});

/** `wave-7` and `wave-N` are one kind of job. */
const kindOf = (job: string): string => job.replace(/-\d+$/, "-N");

type Row = { actions: string[]; writes: string[] };

const jobs = new Map<string, Row>();
for (const file of ["miyabi.yml", "build.yml", "land.yml", "deploy.yml", "sweep.yml"])
  for (const [name, { permissions, steps }] of Object.entries(
    Workflow.parse(parse(readFileSync(`.github/workflows/${file}`, "utf8"))).jobs,
  ))
    if (steps.length > 0)
      jobs.set(kindOf(name), {
        actions: steps
          .filter(({ uses }) => uses.startsWith("$/"))
          .map(({ uses }) => uses.replace(/^.*\//, "")),
        writes: Object.keys(permissions).filter((scope) => permissions[scope] === "write"),
      });

const listOf = (cell = ""): string[] =>
  cell
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "nothing");

const told = new Map<string, Row>(
  [
    ...PAGE.matchAll(
      /^\| ([\w, -]+?) +\| ([\w, -]+?) +\| ([\w, -]+?) +\| .*(?:yes|no|only).*\|$/gm,
    ),
  ].flatMap(([, names, actions, writes]) =>
    listOf(names).map((name): [string, Row] => [
      name,
      { actions: listOf(actions), writes: listOf(writes) },
    ]),
  ),
);

test("docs/ARCHITECTURE.md lists every job, and no other", () => {
  expect([...told.keys()].sort()).toEqual([...jobs.keys()].sort());
});

test.each([...jobs])("docs/ARCHITECTURE.md says what %s runs and may write", (name, job) => {
  expect(told.get(name)).toEqual(job);
});
