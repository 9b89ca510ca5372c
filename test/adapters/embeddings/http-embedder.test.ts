import { httpEmbedder } from "../../../src/adapters/embeddings/http-embedder.ts";
import { TransientError, UserError } from "../../../src/core/errors.ts";
import { listen, readBody } from "../../../src/stage/loopback.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { deadAddress } from "../notices/receiver.ts";

type Asked = { path: string; authorization: string | undefined; model: string; input: string[] };
type Answer = { status: number; headers?: Record<string, string>; body?: unknown } | "hang";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A service of the kind: vectors of three numbers, last text first, unless `answers` says otherwise. */
async function service() {
  const asked: Asked[] = [];
  const answers: Answer[] = [];
  const loopback = await listen((request, response) => {
    void readBody(request).then((body) => {
      const { model, input } = JSON.parse(body.toString("utf8")) as {
        model: string;
        input: string[];
      };
      const { authorization } = request.headers;
      asked.push({ path: request.url ?? "", authorization, model, input });
      const answer = answers.shift() ?? { status: 200 };
      if (answer === "hang") return;
      const data = input
        .map((text, index) => ({ object: "embedding", index, embedding: [text.length, 0, 0] }))
        .reverse();
      response
        .writeHead(answer.status, { "content-type": "application/json", ...answer.headers })
        .end(JSON.stringify(answer.body ?? { object: "list", data, model }));
    });
  });
  closing.push(loopback.close);
  return { url: `${loopback.url}/v1`, asked, answers };
}
const embedderAt = (url: string, change: { timeoutMs?: number; apiKey?: string } = {}) => {
  const clock = new FakeClock("2026-01-05T10:00:00.000Z");
  return {
    clock,
    embedder: httpEmbedder({
      url,
      model: "small",
      dimension: 3,
      timeoutMs: 5_000,
      clock,
      ...change,
    }),
  };
};

test("each text gets its vector, of length 1, in batches of 64, with the key", async () => {
  const { url, asked } = await service();
  const { embedder } = embedderAt(url, { apiKey: "embed-key-1" });
  const texts = Array.from({ length: 130 }, (_, at) => "x".repeat(at + 1));
  const vectors = await embedder.embed(texts);
  expect(vectors).toHaveLength(130);
  expect([...(vectors[129] ?? [])]).toEqual([1, 0, 0]);
  expect(asked.map(({ input }) => input.length)).toEqual([64, 64, 2]);
  expect(asked[2]).toMatchObject({
    path: "/v1/embeddings",
    authorization: "Bearer embed-key-1",
    model: "small",
    input: [texts[128], texts[129]],
  });
  expect(await embedder.embed([])).toEqual([]);
});

test("an empty text and one that is too long are sent as what a model takes", async () => {
  const { url, asked } = await service();
  await embedderAt(url).embedder.embed(["", "y".repeat(100_000)]);
  expect(asked[0]?.input.map(({ length }) => length)).toEqual([1, 6_000]);
});

test("overload and a server's fault are tried again, as late as the service asks", async () => {
  const { url, asked, answers } = await service();
  answers.push({ status: 429, headers: { "retry-after": "2" } }, { status: 503 });
  const { embedder, clock } = embedderAt(url);
  const before = clock.now().getTime();
  expect(await embedder.embed(["a"])).toHaveLength(1);
  expect(asked).toHaveLength(3);
  expect(clock.now().getTime() - before).toBe(5_000);
});

test("who asks for long, fails three times, is not there or says nothing can pass by itself", async () => {
  const { url, asked, answers } = await service();
  answers.push({ status: 429, headers: { "retry-after": "600" } });
  await expect(embedderAt(url).embedder.embed(["a"])).rejects.toThrow(TransientError);
  expect(asked).toHaveLength(1);
  answers.push({ status: 500 }, { status: 500 }, { status: 500 });
  await expect(embedderAt(url).embedder.embed(["a"])).rejects.toThrow(/HTTP 500/);
  answers.push("hang", "hang", "hang");
  await expect(embedderAt(url, { timeoutMs: 50 }).embedder.embed(["a"])).rejects.toThrow(
    /no reply in 50 ms/,
  );
  await expect(embedderAt(await deadAddress()).embedder.embed(["a"])).rejects.toThrow(
    /ECONNREFUSED/,
  );
  expect(answers).toEqual([]);
});

test("a refused key, a wrong model and a wrong dimension say what to correct, and not what was sent", async () => {
  const { url, answers } = await service();
  const { embedder } = embedderAt(url, { apiKey: "embed-key-1" });
  const told = async (answer: Answer): Promise<string> => {
    answers.push(answer);
    const error: unknown = await embedder
      .embed(["private words"])
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).not.toMatch(/embed-key|private/);
    return String(error);
  };
  expect(await told({ status: 401 })).toContain("EMBEDDINGS_API_KEY");
  expect(await told({ status: 404, body: { error: "no model, private words" } })).toContain(
    "knowledge.embeddings",
  );
  expect(await told({ status: 200, body: { data: [{ index: 0, embedding: [1, 2] }] } })).toContain(
    "2 numbers, knowledge.embeddings.dimensions says 3",
  );
});

test("an answer that lacks a vector, or is none, is not taken for one", async () => {
  const { url, answers } = await service();
  const { embedder } = embedderAt(url);
  const bodies = [{ data: [] }, "nothing", { data: [{ index: 0, embedding: [0, 0, 0] }] }];
  for (const body of bodies) {
    answers.push({ status: 200, body });
    await expect(embedder.embed(["a"])).rejects.toThrow(TransientError);
  }
});

test("texts go over TLS, or stay on this machine", () => {
  expect(() => embedderAt("http://embeddings.example/v1")).toThrow(/must be https/);
});
