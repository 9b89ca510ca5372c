import { githubSubIssues } from "../../../src/adapters/github/sub-issues.ts";
import { AT } from "../../stage/github/rig.ts";
import { stageClient } from "./stage-client.ts";

type Verdict = "lost-reply" | "reset" | { status: number };
let stage: Awaited<ReturnType<typeof stageClient>>;
/** What happens to the next requests whose path ends so, in order. */
let faults: { path: RegExp; method: string; verdict: Verdict }[];

beforeEach(async () => {
  faults = [];
  stage = await stageClient({
    stage: {
      intercept: ({ method, target }) => {
        const index = faults.findIndex((one) => one.method === method && one.path.test(target));
        return index < 0 ? undefined : faults.splice(index, 1)[0]?.verdict;
      },
    },
  });
  await stage.gitHub.as("ada").createIssue({ title: "Add login", body: "Please" });
  stage.requests();
});
afterEach(() => stage.close());

const subIssues = () => githubSubIssues({ client: stage.client, ...AT });
const wanted = (...ordinals: number[]) =>
  ordinals.map((ordinal) => ({
    key: `task-1-${ordinal}`,
    title: `Task ${ordinal} (#1)`,
    body: `What ${ordinal} is.`,
    labels: ["agent:codegen", "type:docs"],
  }));
const children = async () =>
  (await stage.client.rest.issues.listSubIssues({ ...AT, issue_number: 1 })).data;
const all = async () => (await stage.client.rest.issues.listForRepo({ ...AT, state: "all" })).data;

test("issues are opened under their parent, with labels in their colours", async () => {
  expect([...(await subIssues().open(1, wanted(1, 2)))]).toEqual([
    ["task-1-1", 2],
    ["task-1-2", 3],
  ]);
  expect(stage.requests()).toEqual([
    "GET /labels?per_page=100&page=1",
    "POST /labels",
    "POST /labels",
    "GET /issues?state=all&sort=created&direction=desc&per_page=100&page=1&labels=agent:codegen",
    "POST /issues",
    "POST /issues/1/sub_issues",
    "POST /issues",
    "POST /issues/1/sub_issues",
  ]);
  expect((await children()).map(({ number }) => number)).toEqual([2, 3]);
  expect((await children())[0]?.labels).toMatchObject([
    { name: "agent:codegen", color: "00D9FF" },
    { name: "type:docs", color: "0075CA" },
  ]);
  expect(await subIssues().of(1)).toEqual([
    { key: "task-1-1", number: 2, title: "Task 1 (#1)", body: "What 1 is.", isOpen: true },
    { key: "task-1-2", number: 3, title: "Task 2 (#1)", body: "What 2 is.", isOpen: true },
  ]);
});

test("doing it again opens nothing, also where a run was cut off between the two requests", async () => {
  await subIssues().open(1, wanted(1));
  faults = [{ method: "POST", path: /sub_issues$/, verdict: { status: 403 } }];
  await expect(subIssues().open(1, wanted(2))).rejects.toMatchObject({
    code: "missing_permission",
    message: expect.stringContaining('"issues: write"') as unknown,
  });
  expect(await children()).toHaveLength(1);
  await subIssues().open(1, wanted(1, 2, 3));
  expect((await children()).map(({ number }) => number)).toEqual([2, 3, 4]);
  expect(await all()).toHaveLength(4);
});

test.each([
  ["POST", /issues$/, "lost-reply"],
  ["POST", /issues$/, "reset"],
  ["POST", /sub_issues$/, "lost-reply"],
  ["POST", /sub_issues$/, "reset"],
] as const)("%s %s with %s makes nothing twice", async (method, path, verdict) => {
  const tracker = subIssues();
  await tracker.open(1, wanted(1)); // the labels are there
  faults = [{ method, path, verdict }];
  await tracker.open(1, wanted(2, 3));
  expect(faults).toEqual([]);
  expect((await children()).map(({ title }) => title)).toEqual(
    [1, 2, 3].map((n) => `Task ${n} (#1)`),
  );
  expect(await all()).toHaveLength(4);
});

test("what people put under the parent is none of ours, whatever they write into it", async () => {
  const ada = stage.user("ada");
  const { data } = await ada.rest.issues.create({
    ...AT,
    title: "Mine",
    body: "<!-- miyabi:opened:task-1-1 -->\nMine.",
  });
  await ada.rest.issues.addSubIssue({ ...AT, issue_number: 1, sub_issue_id: data.id });
  expect(await subIssues().of(1)).toEqual([]);
  await subIssues().open(1, wanted(1));
  expect((await subIssues().of(1)).map(({ number }) => number)).toEqual([3]);
});

test("an issue is rewritten, closed with its reason and opened again", async () => {
  const tracker = subIssues();
  await tracker.open(1, wanted(1));
  const [one] = await tracker.of(1);
  if (!one) throw new Error("no sub-issue");
  const text = { title: "Other (#1)", body: "Otherwise." };
  for (const state of ["completed", "not_planned"] as const) {
    await tracker.change(one, { ...text, state });
    expect((await children())[0]).toMatchObject({ state: "closed", state_reason: state });
    await tracker.change(one, { ...text, state: "open" });
  }
  expect(await tracker.of(1)).toEqual([{ ...one, ...text }]);
});

test("over a hundred are found, page by page", async () => {
  const tracker = subIssues();
  for (let from = 1; from <= 101; from += 35) {
    const count = Math.min(35, 102 - from);
    await tracker.open(1, wanted(...Array.from({ length: count }, (_, at) => from + at)));
    stage.pass(60_000); // GitHub takes 80 of such requests a minute
  }
  expect(await tracker.of(1)).toHaveLength(101);
});

test("nothing to open asks nothing", async () => {
  await subIssues().open(1, []);
  expect(stage.requests()).toEqual([]);
});
