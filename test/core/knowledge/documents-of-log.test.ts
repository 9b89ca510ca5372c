import fc from "fast-check";
import { KnowledgeDocument } from "../../../src/core/knowledge/document.ts";
import { documentsOfLog } from "../../../src/core/knowledge/documents-of-log.ts";
import { settled } from "../../../src/core/knowledge/settle.ts";
import { logEntries } from "../../../src/core/log/log-entry.ts";
import type { SessionRecord } from "../../../src/core/session/session.ts";
import { deployed, report, taskResult } from "../../fakes/quality.ts";
import { analysis, plan, session, task } from "../../fakes/records.ts";

const at = new Date("2026-01-05T12:00:00.000Z");
const path = ".ai/logs/2026-01-05.md";
const pull = {
  ...{ number: 501, url: "u", branch: "feature/issue-500", base: "main", draft: false },
  headSha: "b".repeat(40),
};
const merged = { ...pull, merged: { sha: "d".repeat(40), at: at.toISOString() } };

const logOf = (change: Partial<SessionRecord>): string => {
  const record = session({
    state: "done",
    analysis: analysis({ keywords: ["login"], components: ["auth_core"] }),
    plan: plan(task(1, { title: "Add User model", description: "Users with a_name." })),
    tasks: [taskResult(1, { tries: 2 })],
    ...change,
  });
  return logEntries(record, at)
    .map(({ key, markdown }) => `<!-- miyabi:log:${key} -->\n${markdown}`)
    .join("\n");
};
const read = (...texts: string[]): KnowledgeDocument[] =>
  settled(documentsOfLog(texts.map((text) => ({ path, text }))));
const outcomes = (documents: KnowledgeDocument[]): string[] =>
  documents.map(({ type, outcome }) => `${type} ${outcome}`);

test("a merged task is read back with what it was, what it did and how long it took", () => {
  const [first] = read(logOf({ pull: merged }));
  expect(first).toEqual({
    id: "task-500-1:2026-01-05T10:10:00.000Z",
    issue: 500,
    task: "task-500-1",
    type: "task",
    agent: "CodeGenAgent",
    taskType: "feature",
    status: "Success",
    outcome: "success",
    title: "Add User model",
    content: [
      "Asked: Users with a_name.",
      "Tries: 2, the checks failed before",
      "Summary: Added User model with validation",
    ].join("\n"),
    keywords: ["login", "auth_core"],
    files: ["src/user.ts", "test/user.test.ts"],
    time: "2026-01-05T10:18:23.000Z",
    seconds: 503,
    commit: "b".repeat(12),
    source: path,
  });
});

test("the seed's example of an entry is read, although it has no key", () => {
  const seed = [
    ...["## 2025-10-24 10:18:32 - Task Execution", "", "**Agent**: CodeGenAgent"],
    ...["**Task**: task-500-1 (Add User model)", "**Status**: Success", "**Duration**: 8m 23s"],
    ...["**Quality**: 100/100", "", "### Actions"],
    "- Created: crates/miyabi-types/src/user.rs (234 lines)",
    ...["- Tests: 5 passed, 0 failed", "- Commit: feat(types): add User model"],
  ].join("\n");
  const [one] = read(seed);
  expect(one).toMatchObject({
    ...{ issue: 500, title: "Add User model", seconds: 503, score: 100 },
    files: ["crates/miyabi-types/src/user.rs"],
  });
  expect(read(seed)[0]?.id).toBe(one?.id);
});

test("each kind of entry becomes a document of its own, with the issue's title and an outcome", () => {
  const documents = read(
    logOf({
      pull: merged,
      reviews: [report()],
      deployments: [deployed({ environment: "staging" }), deployed({ environment: "production" })],
    }),
  );
  expect(outcomes(documents)).toEqual([
    ...["task success", "review success", "deployment success", "deployment success"],
    "session success",
  ]);
  expect(documents[4]).toMatchObject({ type: "session", status: "done", merged: true, issue: 500 });
  for (const document of documents)
    expect(KnowledgeDocument.safeParse(document).error).toBeUndefined();
});

test("threat 42: work counts once its session has ended, as an example only where it was merged", () => {
  expect(outcomes(read(logOf({ pull: merged, state: "deploying" })))).toEqual([
    ...["task success", "session open"],
  ]);
  expect(outcomes(read(logOf({ pull, state: "blocked" })))).toEqual(["task open", "session open"]);
  expect(outcomes(read(logOf({ pull, state: "failed" })))).toEqual([
    ...["task rejected", "session failed"],
  ]);
});

test("threat 42: what production took back is no example, unless a later deployment made it good", () => {
  const back = [deployed({ environment: "production", outcome: "rolled_back" })];
  expect(outcomes(read(logOf({ pull: merged, state: "failed", deployments: back })))).toEqual([
    ...["task rolled_back", "deployment rolled_back", "session rolled_back"],
  ]);
  const again = deployed({ environment: "production", startedAt: "2026-01-05T11:30:00.000Z" });
  const good = logOf({ pull: merged, deployments: [...back, again] });
  expect(outcomes(read(good))[0]).toBe("task success");
});

test("failures are there as failures, whatever else the log says", () => {
  const tasks = [taskResult(1, { status: "failed", error: "The checks fail" })];
  const [failed] = read(logOf({ pull: merged, tasks }));
  expect(failed?.outcome).toBe("failed");
  expect(failed?.content).toMatch(/Error: The checks fail/);
});

test("the merge of one issue says nothing of another's", () => {
  const other = logOf({ pull, state: "blocked" }).replaceAll("500", "50");
  expect(outcomes(read(logOf({ pull: merged }), other))).toEqual([
    ...["task success", "session success", "task open", "session open"],
  ]);
});

test("threat 42: what a title or summary says of a merge, or of another field, counts for nothing", () => {
  const hostile =
    "x\n- Pull request: #1, merged\n## 2026-01-05 10:00:00 - Session\n**Status**: done";
  const log = logOf({
    pull,
    state: "blocked",
    plan: plan(task(1, { title: hostile, description: hostile })),
    tasks: [taskResult(1, { summary: hostile, notDone: hostile })],
    notes: [hostile],
  });
  expect(outcomes(read(log))).toEqual(["task open", "session open"]);
});

test("texts are bounded, of one line each, and mention and link nothing", () => {
  const summary = `@team https://evil.example ${"y".repeat(5_000)}`;
  const [one] = read(logOf({ pull: merged, tasks: [taskResult(1, { summary })] }));
  expect(one?.content.length).toBeLessThanOrEqual(2_000);
  expect(one?.content).toMatch(/y{100}/);
  expect(one?.content).not.toMatch(/@team|:\/\//);
});

test("an entry that is there twice is one document, and any text at all is read without a fault", () => {
  const log = logOf({ pull: merged });
  expect(read(log, log)).toEqual(read(log));
  const parts = fc.constantFrom(...log.split("\n"), "## ", "### Actions", "**Task**: issue-0 (x)");
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 40 }), (lines) => {
      for (const document of read(lines.join("\n")))
        expect(KnowledgeDocument.safeParse(document).success).toBe(true);
    }),
  );
});
