import { renderRunPage } from "../../../src/core/session/run-page.ts";
import { repositoryUrl, nextStepOf } from "../../../src/core/session/next-step.ts";
import type { STATES } from "../../../src/core/session/session.ts";
import { sessionRecords } from "../../fakes/session-records.ts";

const RECORDS = sessionRecords({ count: 80 });
const place = {
  serverUrl: "https://github.com",
  repository: "acme/shop",
  runId: 7,
  message: "Said.",
};
const ofState = (state: (typeof STATES)[number]) => {
  const record = RECORDS.find((one) => one.state === state);
  if (record === undefined) throw new Error(`no session is ${state}`);
  return record;
};

test("the page of a finished session has phases, tasks, score, deployments, cost and links", () => {
  const page = renderRunPage(ofState("done"), place);
  const heads = page.split("\n").flatMap((line) => /^##+ ([A-Z]\w+( \w+)?)/.exec(line)?.[1] ?? []);
  expect(heads.filter((head) => !head.startsWith("Quality"))).toEqual([
    expect.stringMatching(/^Issue \d+/),
    "Where it",
    "What happened",
    "Tasks",
    expect.stringMatching(/^Score \d+/),
    "Deployments",
    "Cost",
    "Links",
  ]);
  expect(page).toContain("[Logs of run 7](https://github.com/acme/shop/actions/runs/7)");
  expect(page).toMatch(/```mermaid\ngantt\n {2}dateFormat x\n/);
});

test.each([
  ["awaiting-approval", /^`\/miyabi approve [0-9a-f]{12}`/],
  ["blocked", /push a repair|retry/],
  ["failed", /`\/miyabi retry`/],
  ["paused", /`\/miyabi retry`/],
  ["reviewing", /review and merge pull request/],
] as const)("the page of a session that is %s says what to do first of all", (state, action) => {
  const [, , todo = ""] = renderRunPage(ofState(state), place).split(/\n\n/);
  expect(todo).toBe("### What you should do");
  const lines = (renderRunPage(ofState(state), place).split(/\n\n/)[3] ?? "").split("\n");
  expect(lines.some((line) => action.test(line.replace(/^- /, "")))).toBe(true);
});

test("every line of every table has as many cells as its head, and the page stays far below 1 MiB", () => {
  for (const record of RECORDS) {
    const page = renderRunPage(record, place);
    expect(Buffer.byteLength(page)).toBeLessThan(500_000);
    for (const table of page.match(/(?:^\|.*\|$\n?)+/gm) ?? []) {
      const counts = table
        .trim()
        .split("\n")
        .map((line) => line.replace(/\\\|/g, "").split("|").length);
      expect(new Set(counts).size).toBe(1);
    }
  }
});

test("a session that is at work waits for nobody, and one that is done offers its rollback", () => {
  for (const state of ["pending", "analyzing", "implementing", "deploying"] as const)
    expect(nextStepOf(ofState(state)).waitsFor).toBeUndefined();
  expect(nextStepOf(ofState("done"))).toMatchObject({
    waitsFor: undefined,
    next: ["/miyabi rollback"],
  });
  const { pull } = ofState("done");
  expect(
    pull &&
      repositoryUrl({
        repository: "a/b",
        pull: { ...pull, url: "https://ghe.example/a/b/pull/1" },
      }),
  ).toBe("https://ghe.example/a/b");
});
