import { knowledgeData, knowledgeDocuments } from "../../../src/core/dashboard/knowledge-data.ts";
import { taskResult } from "../../fakes/quality.ts";
import { knowledgeDocument } from "../../fakes/knowledge.ts";
import { plan, session, task } from "../../fakes/records.ts";

const record = session({
  state: "failed",
  plan: plan(task(1, { title: "Add User model" })),
  tasks: [taskResult(1, { status: "failed", error: "a test fails" })],
});

test("without the log the records say what was done", () => {
  const documents = knowledgeDocuments([], [record]);
  expect(documents).toContainEqual(
    expect.objectContaining({ task: "task-500-1", outcome: "failed", title: "Add User model" }),
  );
});

test("an issue of another repository with the same number changes nothing", () => {
  const other = session({
    repository: "acme/blog",
    state: "analyzing",
    tasks: [taskResult(1)],
    plan: record.plan,
  });
  const alone = knowledgeDocuments([], [record]);
  expect(knowledgeDocuments([], [other])).toEqual([]);
  expect(knowledgeDocuments([], [record, other])).toEqual(alone);
});

test("with the log, the log says it", () => {
  const path = ".ai/logs/2026-01-05.md";
  expect(knowledgeDocuments([{ path, text: "" }], [record])).toEqual([]);
});

test("documents come in files of 500", () => {
  const documents = Array.from({ length: 501 }, (_, at) => knowledgeDocument({ id: `${at}` }));
  const files = knowledgeData(documents);
  expect([...files.keys()]).toEqual(["knowledge", "knowledge-0", "knowledge-1"]);
  expect(files.get("knowledge")).toEqual({ documents: 501, chunks: 2 });
  expect(files.get("knowledge-1")).toHaveLength(1);
  expect([...knowledgeData([]).keys()]).toEqual(["knowledge"]);
});
