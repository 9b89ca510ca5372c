import { KnowledgeConfig } from "../../src/core/knowledge/knowledge-config.ts";
import { keepKnowledge } from "../../src/shell/keep-knowledge.ts";
import { searchKnowledge } from "../../src/shell/search-knowledge.ts";
import { FakeClock } from "../fakes/clock.ts";

const clock = new FakeClock();
const embedded = { search: () => Promise.resolve([]) };
const url = "https://qdrant.example:6333";
const place = { repository: "acme/shop", redact: (text: string) => text };

test("without Qdrant in the configuration, or without its secret, the embedded index is searched", () => {
  const searched = (config: unknown, secretLines: string) =>
    searchKnowledge({ config: KnowledgeConfig.parse(config), secretLines, embedded, clock }, place);
  expect(searched({}, "QDRANT_API_KEY=x")).toBe(embedded);
  expect(searched({ store: "qdrant", url }, " \n")).toBe(embedded);
  expect(searched({ store: "qdrant", url }, "QDRANT_API_KEY=x")).not.toBe(embedded);
});

test("without the secret a run's end does not even read the configuration for Qdrant", async () => {
  let read = 0;
  const config = () => {
    read++;
    return Promise.resolve({ knowledge: KnowledgeConfig.parse({}) });
  };
  const run = { ...place, serverUrl: "http://127.0.0.1:1", tempDir: "/nowhere" };
  await keepKnowledge({ config, secretLines: "", token: "t", clock }, run);
  expect(read).toBe(0);
  await keepKnowledge({ config, secretLines: "QDRANT_API_KEY=x", token: "t", clock }, run);
  expect(read).toBe(1);
});
