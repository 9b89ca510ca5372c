import { qdrantStore, type QdrantOptions } from "../../../src/adapters/qdrant/qdrant-store.ts";
import { TransientError, UserError } from "../../../src/core/errors.ts";
import { selfSigned } from "../../../src/stage/cluster/self-signed.ts";
import { listen } from "../../../src/stage/loopback.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { fakeEmbedder } from "../../fakes/embedder.ts";
import { knowledgeDocument } from "../../fakes/knowledge.ts";
import { type Asked, startQdrant } from "../../fakes/qdrant/server.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
async function started(options?: Parameters<typeof startQdrant>[0]) {
  const server = await startQdrant(options);
  closing.push(server.close);
  return server;
}
const storeAt = (url: string, change: Partial<QdrantOptions> = {}) =>
  qdrantStore({
    url,
    timeoutMs: 3_000,
    prefix: "miyabi",
    repository: "Acme/shop",
    clock: new FakeClock("2026-06-01T00:00:00.000Z"),
    ...change,
  });
const documents = (count: number, content = "database") =>
  Array.from({ length: count }, (_, at) =>
    knowledgeDocument({ id: `task-${at + 1}-1:x`, issue: at + 1, content }),
  );
const ask = { text: "database", limit: 3 };
const isWrite = ({ method, path }: Asked): boolean =>
  method !== "GET" && !/\/(?:scroll|query|count)$/.test(path);

test("each repository has a collection of its own behind an alias, with indexes for every filter", async () => {
  const server = await started();
  await storeAt(server.url).upsert(documents(1));
  await storeAt(server.url, { repository: "acme/shop-2" }).upsert(documents(2));
  expect([...server.collections.aliases]).toEqual([
    ["miyabi.acme.shop", "miyabi.acme.shop@1.1.words"],
    ["miyabi.acme.shop-2", "miyabi.acme.shop-2@1.1.words"],
  ]);
  const made = server.collections.byName.get("miyabi.acme.shop@1.1.words");
  expect([...(made?.indexes ?? [])]).toEqual([
    ["agent", "keyword"],
    ["issue", "integer"],
    ["type", "keyword"],
    ["taskType", "keyword"],
    ["outcome", "keyword"],
    ["time", "datetime"],
  ]);
  expect((await storeAt(server.url).stats()).documents).toBe(1);
});

test("what the log has is written in batches; what is there as it should be is not written again", async () => {
  const server = await started();
  const all = documents(300);
  const store = storeAt(server.url);
  expect(await store.sync(all, { prune: false })).toEqual({ written: 300, removed: 0 });
  const upserts = server.asked.filter(
    ({ method, path }) => method === "PUT" && /points$/.test(path),
  );
  expect(upserts).toHaveLength(3);
  server.asked.length = 0;
  const changed = all.map((one) =>
    one.issue === 7 ? { ...one, outcome: "failed" as const } : one,
  );
  expect(await storeAt(server.url).sync(changed, { prune: false })).toEqual({
    written: 1,
    removed: 0,
  });
  expect(server.asked.filter(isWrite)).toHaveLength(1);
  expect(await storeAt(server.url).sync(changed.slice(1), { prune: false })).toMatchObject({
    removed: 0,
  });
  expect(await storeAt(server.url).sync(changed.slice(1), { prune: true })).toEqual({
    written: 0,
    removed: 1,
  });
  expect((await storeAt(server.url).stats()).documents).toBe(299);
});

test("another model's vectors fill another collection, then the alias goes over, then the old one is removed", async () => {
  const server = await started();
  const all = documents(3);
  await storeAt(server.url).sync(all, { prune: false });
  const embedder = fakeEmbedder();
  const dense = storeAt(server.url, { embedder });
  await expect(dense.search(ask)).rejects.toThrow(TransientError);
  await dense.sync(all, { prune: false });
  expect(server.collections.byName.size).toBe(1);
  expect(await dense.search(ask)).toHaveLength(3);
  expect([...server.collections.aliases.values()]).toEqual([...server.collections.byName.keys()]);
});

test("a migration that breaks off at any write is finished by the next one, and searches find all until then", async () => {
  const all = documents(130);
  const embedder = fakeEmbedder();
  for (const kind of ["cut", "lost"] as const)
    for (let at = 0; ; at++) {
      const server = await started();
      await storeAt(server.url).sync(all, { prune: false });
      const seen = { writes: 0, broke: false };
      server.fault = (asked) => {
        if (!isWrite(asked) || seen.writes++ !== at) return undefined;
        seen.broke = true;
        return { kind };
      };
      const first = await storeAt(server.url, { embedder })
        .sync(all, { prune: false })
        .catch((error: unknown) => error);
      if (!seen.broke) {
        expect(at).toBeGreaterThan(8);
        break;
      }
      expect(first).toBeInstanceOf(TransientError);
      const [target = ""] = server.collections.aliases.values();
      expect(server.collections.byName.get(target)?.points.size).toBe(130);
      server.fault = undefined;
      const again = storeAt(server.url, { embedder });
      await again.sync(all, { prune: false });
      expect([kind, at, server.collections.byName.size]).toEqual([kind, at, 1]);
      expect((await again.stats()).documents).toBe(130);
      await server.close();
    }
});

test("what a newer Miyabi made is neither read, written nor removed", async () => {
  const server = await started();
  await storeAt(server.url).upsert(documents(1));
  const [old] = server.collections.byName.values();
  if (old === undefined) throw new Error("no collection");
  const newer = "miyabi.acme.shop@2.1.words";
  server.collections.byName.set(newer, old);
  server.collections.aliases.set("miyabi.acme.shop", newer);
  const store = storeAt(server.url);
  await expect(store.search(ask)).rejects.toThrow(/another version/);
  await expect(store.upsert(documents(2))).rejects.toMatchObject({ code: "invalid_config" });
  await expect(store.sync(documents(2), { prune: true })).rejects.toThrow(/newer version/);
  expect(server.collections.aliases.get("miyabi.acme.shop")).toBe(newer);
});

test("the key goes along, to this server alone, and is in no error", async () => {
  const key = "qdrant-secret-key-1";
  const server = await started({ apiKey: key });
  await storeAt(server.url, { apiKey: key }).upsert(documents(1));
  for (const apiKey of [undefined, "qdrant-wrong-key-2"]) {
    const error: unknown = await storeAt(server.url, { apiKey })
      .search(ask)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: "missing_secret",
      message: expect.stringContaining("QDRANT_API_KEY") as unknown,
    });
    expect(String(error)).not.toMatch(/qdrant-/);
  }
  const elsewhere: string[] = [];
  const other = await listen((request, response) => {
    elsewhere.push(JSON.stringify(request.headers));
    response
      .writeHead(200, { "content-type": "application/json" })
      .end('{"result":{"aliases":[]}}');
  });
  closing.push(other.close);
  const redirecting = await listen((request, response) => {
    const location = `${other.url}${request.url ?? ""}`;
    response.writeHead(307, { location }).end();
  });
  closing.push(redirecting.close);
  await storeAt(redirecting.url, { apiKey: key })
    .search(ask)
    .catch(() => undefined);
  expect(elsewhere).toHaveLength(1);
  expect(elsewhere.join()).not.toContain(key);
});

test("an error of the server shows neither what was asked nor what it says", async () => {
  const server = await started();
  await storeAt(server.url).upsert(documents(1));
  for (const status of [400, 500]) {
    server.fault = () => ({ kind: "status", status, text: "sk-ant-secret database" });
    const error: unknown = await storeAt(server.url)
      .search(ask)
      .catch((thrown: unknown) => thrown);
    expect(String(error)).toContain(`HTTP ${status}`);
    expect(String(error)).not.toMatch(/secret|database/);
  }
});

test("anything but this machine is asked over TLS only, and its certificate is checked", async () => {
  expect(() => storeAt("http://qdrant.example:6333")).toThrow(UserError);
  expect(() => storeAt("https://user:word@qdrant.example")).toThrow(/without a password/);
  const server = await started({ tls: selfSigned(new Date()) });
  await expect(storeAt(server.url).search(ask)).rejects.toThrow(/self-signed/);
});

test("what somebody else wrote among the points is no answer", async () => {
  const server = await started();
  const store = storeAt(server.url);
  await store.upsert(documents(2));
  const [made] = server.collections.byName.values();
  const [point] = made?.points.values() ?? [];
  if (point === undefined) throw new Error("no point");
  point.payload = { ...point.payload, issue: "not a number", type: 7 };
  expect(await store.search(ask)).toHaveLength(1);
});

test("an old document that fits a little better does come first, however many new ones there are", async () => {
  const server = await started();
  const store = storeAt(server.url);
  const day = (at: number) => new Date(Date.UTC(2026, 4, 1, 0, at)).toISOString();
  await store.upsert([
    ...documents(120, "database pool").map((one, at) => ({ ...one, time: day(at) })),
    knowledgeDocument({
      id: "old",
      issue: 999,
      content: "database",
      time: "2020-01-01T00:00:00.000Z",
      title: "database",
    }),
  ]);
  expect((await store.search(ask))[0]?.document.issue).toBe(999);
  const newest = (await store.search({ text: "pool", limit: 2 })).map(
    ({ document }) => document.issue,
  );
  expect(newest).toEqual([120, 119]);
});
