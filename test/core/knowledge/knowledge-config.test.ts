import { parseConfig } from "../../../src/core/config.ts";
import { parseKnowledgeSecrets } from "../../../src/core/knowledge/knowledge-secrets.ts";

const url = "https://qdrant.example:6333";
const embeddings = { url: "https://models.example/v1", model: "small", dimensions: 384 };

test("earlier work is searched in the embedded index where nothing is configured", () => {
  expect(parseConfig({}).knowledge).toEqual({ store: "embedded", collection: "miyabi" });
});

test("Qdrant and embeddings are configured with a few keys", () => {
  const knowledge = { store: "qdrant", url, collection: "acme", embeddings };
  expect(parseConfig({ knowledge }).knowledge).toEqual(knowledge);
});

test.each([
  [{ store: "qdrant" }, "knowledge.url: is needed"],
  [{ store: "qdrant", url: "http://qdrant.example:6333" }, "knowledge.url: must be https"],
  [{ store: "qdrant", url: "https://me:word@qdrant.example" }, "without a password"],
  [{ store: "qdrant", url, collection: "a/b" }, "knowledge.collection: must be letters"],
  [{ store: "qdrant", url, collection: "a.b@c" }, "knowledge.collection: must be letters"],
  [{ store: "redis" }, "knowledge.store"],
  [{ store: "qdrant", url, apiKey: "x" }, "knowledge.apiKey: unknown key"],
  [{ embeddings }, "knowledge.embeddings: are kept in Qdrant only"],
  [
    { store: "qdrant", url, embeddings: { ...embeddings, url: "http://models.example" } },
    "knowledge.embeddings.url: must be https",
  ],
  [
    { store: "qdrant", url, embeddings: { url, model: "small" } },
    "knowledge.embeddings.dimensions",
  ],
])("%j is refused with the reason", (knowledge, reason) => {
  expect(() => parseConfig({ knowledge })).toThrow(reason);
});

test("of the secret's lines those with a known name count, however they end", () => {
  const text = "# a note\r\nQDRANT_API_KEY=a=b \r\nOTHER=1\nEMBEDDINGS_API_KEY=\n";
  expect(parseKnowledgeSecrets(text)).toEqual({ QDRANT_API_KEY: "a=b" });
  expect(parseKnowledgeSecrets("")).toEqual({});
});
