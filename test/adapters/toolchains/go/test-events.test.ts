import { readTestEvents } from "../../../../src/adapters/toolchains/go/test-events.ts";

const events = (...all: [action: string, test?: string | undefined, output?: string][]): string =>
  all
    .map(([Action, Test, Output]) => JSON.stringify({ Action, Package: "p", Test, Output }))
    .join("\n");

test("tests and subtests are counted; packages tell that there was a judgement", () => {
  const stdout = events(
    ["start"],
    ["run", "A"],
    ["run", "A/one"],
    ["output", "A/one", "    a_test.go:7: wrong\n"],
    ["fail", "A/one"],
    ["fail", "A"],
    ["run", "B"],
    ["output", "B", "fine\n"],
    ["pass", "B"],
    ["run", "C"],
    ["skip", "C"],
    ["output", undefined, "FAIL p\n"],
    ["fail"],
  );
  const counts = readTestEvents(stdout);
  expect(counts).toEqual({
    passed: 1,
    failed: 2,
    failures: [
      { package: "p", name: "A", file: undefined },
      { package: "p", name: "A/one", file: "a_test.go" },
    ],
    packages: 1,
    output: "    a_test.go:7: wrong\nFAIL p\n",
  });
});

test("a result without a start is not counted, and a failure is not taken back", () => {
  const stdout = events(["pass", "Ghost"], ["run", "A"], ["fail", "A"], ["pass", "A"], ["pass"]);
  expect(readTestEvents(stdout)).toMatchObject({ passed: 0, failed: 1, packages: 1 });
});

test("a test that began and did not end has failed", () => {
  expect(readTestEvents(events(["run", "A"]))).toMatchObject({ passed: 0, failed: 1 });
});

test("lines that are no events are told and not counted", () => {
  expect(readTestEvents('go: updates to go.mod needed\n{"a"\n[]\n{"Test":1}')).toMatchObject({
    passed: 0,
    failed: 0,
    packages: 0,
    output: expect.stringContaining("go: updates to go.mod needed") as unknown,
  });
});
