import { DocumentIndex } from "../../../dashboard/knowledge/document-index.ts";
import { knowledgeDocument } from "../../fakes/knowledge.ts";

const NOW = new Date("2026-02-01T00:00:00.000Z");

const index = new DocumentIndex();
for (const document of [
  knowledgeDocument({ id: "1", title: "Retry webhooks that time out", files: ["src/webhooks.ts"] }),
  knowledgeDocument({ id: "2", title: "Add user authentication", outcome: "failed" }),
  knowledgeDocument({
    id: "3",
    title: "Deploy",
    type: "deployment",
    time: "2026-01-30T00:00:00.000Z",
  }),
])
  index.add(document);

const found = (text: string, filter: { type?: string; outcome?: string } = {}): string[] =>
  index
    .search({ text, type: "", outcome: "", limit: 10, ...filter }, NOW)
    .map(({ document }) => document.id);

test("another form of a word, a part of an identifier and a path are found", () => {
  expect(found("authenticating users")[0]).toBe("2");
  expect(found("src/webhooks.ts")[0]).toBe("1");
  expect(found("retried")[0]).toBe("1");
});

test("filters narrow what is found", () => {
  expect(found("authentication", { outcome: "success" })).not.toContain("2");
  expect(found("", { type: "deployment" })).toEqual(["3"]);
});

test("without a word the newest comes first", () => expect(found("")[0]).toBe("3"));

test("the words that were found are marked, and the text stays as it is", () => {
  const pieces = index.marked("Retrying  a webhook\nfails", "retry webhooks");
  expect(pieces.map(({ text }) => text).join("")).toBe("Retrying  a webhook\nfails");
  expect(pieces.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(["Retrying", "webhook"]);
});
