import { QdrantClient } from "@qdrant/js-client-rest";
import { type Qdrant, type QdrantOptions, startQdrant } from "../../fakes/qdrant/server.ts";

const open: Qdrant[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
async function start(options?: QdrantOptions, key?: string) {
  const server = await startQdrant(options);
  open.push(server);
  const headers = key === undefined ? {} : { "api-key": key };
  const client = new QdrantClient({ url: server.url, headers, checkCompatibility: false });
  return { server, client };
}
const ID = "00000000-0000-4000-8000-000000000001";

async function withCollection(options?: QdrantOptions, key?: string) {
  const started = await start(options, key);
  await started.client.createCollection("c", {
    vectors: { dense: { size: 2, distance: "Cosine" } },
    sparse_vectors: { text: { modifier: "idf" } },
  });
  return started;
}
const refusal = (status: number, error: string) => ({
  status,
  data: expect.objectContaining({
    status: { error: expect.stringContaining(error) as unknown },
  }) as unknown,
});

test("what Qdrant refuses is refused: unknown vectors, wrong sizes, filters without an index, names that are taken", async () => {
  const { client } = await withCollection();
  const sparse = { indices: [1], values: [1] };
  const upsert = (vector: Record<string, number[] | typeof sparse>) =>
    client.upsert("c", { wait: true, points: [{ id: ID, vector }] });
  await expect(upsert({ other: sparse })).rejects.toMatchObject(
    refusal(400, "Not existing vector"),
  );
  await expect(upsert({ dense: [1, 2, 3] })).rejects.toMatchObject(refusal(400, "expected dim: 2"));
  await expect(upsert({ text: { indices: [1, 1], values: [1, 1] } })).rejects.toMatchObject(
    refusal(400, "must be unique"),
  );
  await expect(
    client.query("c", { query: sparse, using: "other", limit: 1 }),
  ).rejects.toMatchObject(refusal(400, "Not existing vector"));
  const filter = { must: [{ key: "agent", match: { value: "x" } }] };
  await expect(client.count("c", { filter })).rejects.toMatchObject(refusal(400, "Index required"));
  await client.createPayloadIndex("c", {
    field_name: "agent",
    field_schema: "keyword",
    wait: true,
  });
  expect(await client.count("c", { filter })).toEqual({ count: 0 });
  await expect(client.createCollection("c", {})).rejects.toMatchObject(
    refusal(409, "already exists"),
  );
  await expect(client.count("none")).rejects.toMatchObject(refusal(404, "doesn't exist"));
});

test("an unknown field of a request is refused", async () => {
  const { server } = await withCollection();
  const reply = await fetch(`${server.url}/collections/c/points/scroll`, {
    method: "POST",
    body: JSON.stringify({ limits: 3 }),
  });
  expect([reply.status, await reply.text()]).toEqual([400, expect.stringContaining("limits")]);
});

test("an alias stands for its collection, and goes over to another in one step or not at all", async () => {
  const { client } = await withCollection();
  await client.createCollection("d", { sparse_vectors: { text: {} } });
  const to = (collection_name: string) => ({ create_alias: { collection_name, alias_name: "a" } });
  await client.updateCollectionAliases({ actions: [to("c")] });
  await client.upsert("a", {
    wait: true,
    points: [{ id: ID, vector: { text: { indices: [1], values: [1] } }, payload: { n: 1 } }],
  });
  expect(await client.count("c")).toEqual({ count: 1 });
  const leave = { delete_alias: { alias_name: "a" } };
  await expect(
    client.updateCollectionAliases({ actions: [leave, to("none")] }),
  ).rejects.toMatchObject(refusal(404, "doesn't exist"));
  expect(await client.count("a")).toEqual({ count: 1 });
  await client.updateCollectionAliases({ actions: [leave, to("d")] });
  expect(await client.count("a")).toEqual({ count: 0 });
  await client.deleteCollection("d");
  await expect(client.count("a")).rejects.toMatchObject(refusal(404, "doesn't exist"));
});

test("without its key nothing is answered, and a key that may read does not write", async () => {
  const options = { apiKey: "full-key", readOnlyKey: "read-key" };
  const { server } = await withCollection(options, "full-key");
  const as = (key: string) =>
    new QdrantClient({
      url: server.url,
      headers: { "api-key": key },
      checkCompatibility: false,
    });
  expect(await as("read-key").count("c")).toEqual({ count: 0 });
  await expect(as("read-key").deleteCollection("c")).rejects.toMatchObject({ status: 403 });
  await expect(as("other").count("c")).rejects.toMatchObject({ status: 401 });
  expect((await fetch(`${server.url}/collections`)).status).toBe(401);
});

test("it can be down, and is there again with what it held", async () => {
  const { server, client } = await withCollection();
  await server.down();
  await expect(client.count("c")).rejects.toThrow("fetch failed");
  await server.up();
  expect(await client.count("c")).toEqual({ count: 0 });
});
