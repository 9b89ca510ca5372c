import { fillIn, isDue, PersonStep, type Situation } from "../../../src/stage/scenario/people.ts";

const quiet: Situation = {
  state: "awaiting-approval",
  comments: ["Plan: a1b2"],
  pull: undefined,
  waiting: [],
  busy: false,
};
const step = (value: object) => PersonStep.parse({ as: "alice", comment: "x", ...value });

describe("isDue", () => {
  test.each<[object, Partial<Situation>, boolean]>([
    [{ when: { state: "awaiting-approval" } }, {}, true],
    [{ when: { state: "blocked" } }, {}, false],
    [{ when: { state: "awaiting-approval" } }, { busy: true }, false],
    [{ when: { state: "awaiting-approval" }, during: true }, { busy: true }, true],
    [{ when: { state: "awaiting-approval", comment: "Plan" } }, {}, true],
    [{ when: { state: "awaiting-approval", comment: "plan b" } }, {}, false],
    [{ when: { pull: "merged" } }, { pull: "open" }, false],
    [{ when: { pull: "merged" } }, { pull: "merged" }, true],
    [
      { when: { waiting: "production" }, during: true },
      { waiting: ["production"], busy: true },
      true,
    ],
  ])("%j with %j: %s", (wanted, situation, expected) => {
    expect(isDue(step(wanted), { ...quiet, ...situation })).toBe(expected);
  });
});

describe("fillIn", () => {
  test("fills in what is known", () => {
    const text = "/miyabi approve {digest} for #{issue} {other}";
    expect(fillIn(text, { digest: "a1b2", issue: 500 })).toBe(
      "/miyabi approve a1b2 for #500 {other}",
    );
  });

  test("leaves visible what has no value yet", () => {
    expect(fillIn("{pull}", { issue: 500 })).toBe("{pull}");
  });
});

describe("push", () => {
  test("is texts by path, null for a file that goes", () => {
    const files = { "a.txt": "one\n", "b.txt": null };
    expect(step({ when: { state: "done" }, comment: undefined, push: files }).push).toEqual(files);
  });

  test.each([[{ "a.txt": 1 }], ["a.txt"], [{ "": "x" }]])("%j is none", (push) => {
    expect(() => step({ when: { state: "done" }, comment: undefined, push })).toThrow();
  });

  test("is one thing that a step does, not one of two", () => {
    expect(() => step({ when: { state: "done" }, push: { a: "1" } })).toThrow(/exactly one/);
  });
});
