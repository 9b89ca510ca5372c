import { ownDetails, ownEnding, type Seen } from "../../../src/cli/run/own-ending.ts";
import { ownProblems } from "../../../src/cli/run/own-problems.ts";

const session = (more: Partial<NonNullable<Seen["session"]>>): Seen["session"] => ({
  state: "done",
  reviews: [],
  tasks: [],
  ...more,
});

test("a good end says what it means and what comes next", () => {
  const seen: Seen = {
    session: session({ state: "reviewing", reviews: [{ explanation: ["Lint: unknown"] }] }),
    runs: [],
  };
  expect(ownDetails(seen)).toEqual(["", "Points", "  Lint: unknown"]);
  expect(ownEnding(seen).join("\n")).toMatch(/waits for people[\s\S]*commit \.github/);
  expect(ownProblems({ runs: [{}], session: seen.session })).toEqual([]);
});

test("a failed task says the end of its error, without orders to the runner, and what to do", () => {
  const error = ["::error::x", ...Array.from({ length: 30 }, (_, at) => `line ${at}`)].join("\n");
  const failed = { task: "task-500-1", status: "failed" as const, error };
  const seen: Seen = { session: session({ state: "blocked", tasks: [failed] }), runs: [] };
  const text = ownDetails(seen).join("\n");
  expect(text).toContain("Why task-500-1 failed");
  expect(text).toContain("line 29");
  expect(text).not.toContain("line 17");
  expect(text).toContain("checks:");
  expect(ownEnding(seen)).toEqual([]);
  expect(ownProblems({ runs: [{}], session: seen.session })).toEqual([
    expect.stringContaining("the session is blocked"),
  ]);
});

test("without a session what failed jobs said is told, and what was not started", () => {
  const job = {
    name: "Miyabi / Intake",
    conclusion: "failure" as const,
    annotations: [{ level: "error" as const, message: "no key" }],
  };
  expect(ownDetails({ session: undefined, runs: [{ jobs: [job] }] })).toEqual([
    "",
    "Why Miyabi / Intake failed",
    "  no key",
  ]);
  expect(ownProblems({ runs: [], session: undefined })[0]).toContain("issues (types: [labeled])");
  expect(ownProblems({ runs: [{ error: "not valid" }], session: undefined })[0]).toContain(
    "miyabi doctor",
  );
});
