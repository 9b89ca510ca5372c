import type { KnowledgeDocument } from "../../../src/core/knowledge/document.ts";
import { settled } from "../../../src/core/knowledge/settle.ts";
import { knowledgeDocument } from "../../fakes/knowledge.ts";

const at = (hour: number): string => new Date(Date.UTC(2026, 0, 5, hour)).toISOString();
const task = (hour: number, status = "Success"): KnowledgeDocument =>
  knowledgeDocument({ id: `task ${hour}`, time: at(hour), status, outcome: "open" });
const session = (hour: number, status: string, change: object = {}): KnowledgeDocument => {
  const document = knowledgeDocument({ id: `session ${hour}`, time: at(hour), status, ...change });
  delete document.task;
  return { ...document, type: "session" };
};
const production = (hour: number, status: string): KnowledgeDocument => ({
  ...session(hour, status, { environment: "production" }),
  type: "deployment",
});
const merged = { merged: true };

test.each<[string, KnowledgeDocument[], string]>([
  ["nothing has ended", [task(1), session(2, "deploying")], "open"],
  ["merged, not yet done", [task(1), session(2, "deploying", merged)], "success"],
  ["ended without a merge", [task(1), session(2, "failed")], "rejected"],
  [
    "failed, then gone on with and merged",
    [task(1), session(2, "failed"), session(3, "done", merged)],
    "success",
  ],
  [
    "planned anew after its session had failed",
    [task(1), session(2, "failed"), task(3), session(4, "done", merged)],
    "rejected",
  ],
  ["repaired in the same session", [task(1), task(2), session(3, "done", merged)], "success"],
  ["merged before it was made", [session(0, "done", merged), task(1)], "open"],
  [
    "taken back from production",
    [task(1), production(2, "rolled_back"), session(3, "failed", merged)],
    "rolled_back",
  ],
  [
    "taken back, then deployed again and healthy",
    [task(1), production(2, "rolled_back"), production(3, "healthy"), session(4, "done", merged)],
    "success",
  ],
  ["skipped", [task(1, "Skipped"), session(2, "done", merged)], "open"],
  ["failed", [task(1, "Failed")], "failed"],
])("threat 42: work of a log where it was %s", (_, documents, outcome) => {
  const first = (some: readonly KnowledgeDocument[]) => some.find(({ type }) => type === "task");
  expect(first(settled(documents))?.outcome).toBe(outcome);
  // Whatever order they come in, and however often.
  const again = settled(settled([...documents].reverse()));
  expect(again.find(({ id }) => id === "task 1")?.outcome).toBe(outcome);
});

test.each([
  ["held", "open"],
  ["healthy", "success"],
  ["unhealthy", "failed"],
  ["inconclusive", "failed"],
  ["rollback_failed", "failed"],
  ["rolled_back", "rolled_back"],
])("a deployment that is %s is %s", (status, outcome) => {
  expect(settled([production(1, status)])[0]?.outcome).toBe(outcome);
});
