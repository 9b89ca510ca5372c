import { createHash } from "node:crypto";
import {
  startResults,
  type Intercept,
  type ResultsService,
} from "../../../src/stage/results/results-service.ts";

type Reply = { status: number; body: Record<string, unknown> };

describe("the rules of the results service", () => {
  let service: ResultsService;
  let intercept: Intercept = () => undefined;
  let now = new Date("2026-08-01T12:00:00Z");

  beforeAll(async () => {
    service = await startResults({ now: () => now, intercept: (request) => intercept(request) });
  });
  afterAll(() => service.close());

  const rpc = async (name: string, token: string, request: object): Promise<Reply> => {
    const response = await fetch(`${service.url}/twirp/github.actions.results.api.v1.${name}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(request),
    });
    return { status: response.status, body: (await response.json()) as Reply["body"] };
  };
  const ids = (run: number, job: number) => ({
    workflow_run_backend_id: String(run),
    workflow_job_run_backend_id: String(job),
  });
  const create = (token: string, name: string, run = 1, job = 2) =>
    rpc("ArtifactService/CreateArtifact", token, { ...ids(run, job), name, version: 7 });
  const finalize = (token: string, request: object) =>
    rpc("ArtifactService/FinalizeArtifact", token, { ...ids(1, 2), ...request });
  const put = (url: unknown, body: string) =>
    fetch(String(url), { method: "PUT", body, headers: { "x-ms-blob-type": "BlockBlob" } });
  const sha256 = (text: string) => `sha256:${createHash("sha256").update(text).digest("hex")}`;

  test("a forged, an altered, an expired and no token are refused", async () => {
    const token = service.runtimeToken({ runId: 1, jobId: 2, lifetimeSeconds: 60 });
    const [header = "", body = "", signature = ""] = token.split(".");
    const claims = JSON.parse(Buffer.from(body, "base64url").toString()) as object;
    const altered = Buffer.from(JSON.stringify({ ...claims, scp: "Actions.Results:9:2" })).toString(
      "base64url",
    );
    const unsigned = Buffer.from('{"alg":"none"}').toString("base64url");
    for (const bad of [`${header}.${altered}.${signature}`, `${unsigned}.${body}.`, ""]) {
      expect((await create(bad, "x")).status).toBe(401);
    }
    const start = now;
    now = new Date(start.getTime() + 61_000);
    expect((await create(token, "x")).status).toBe(401);
    now = start;
    expect((await create(token, "x")).status).toBe(200);
  });

  test("a job writes in its own run and its own name only", async () => {
    const token = service.runtimeToken({ runId: 1, jobId: 2 });
    expect((await create(token, "foreign", 7, 2)).status).toBe(403);
    expect((await create(token, "foreign", 1, 3)).status).toBe(403);
    const list = await rpc("ArtifactService/ListArtifacts", token, ids(7, 2));
    expect(list.status).toBe(403);
  });

  test.each(["", "a/b", "a\\b", 'a"b', "a:b", "a<b", "a>b", "a|b", "a*b", "a?b", "a\nb"])(
    "the artifact name %j is refused",
    async (name) => {
      const { status, body } = await create(service.runtimeToken({ runId: 1, jobId: 2 }), name);
      expect([status, body["code"]]).toEqual([400, "invalid_argument"]);
    },
  );

  test("what arrived must have the announced size and digest", async () => {
    const token = service.runtimeToken({ runId: 1, jobId: 2 });
    const name = "checked";
    const { body } = await create(token, name);
    expect((await finalize(token, { name, size: "4" })).status).toBe(412);
    expect((await put(body["signedUploadUrl"], "data")).status).toBe(201);
    expect((await finalize(token, { name, size: "5" })).body["msg"]).toContain("incomplete");
    const wrong = await finalize(token, { name, size: "4", hash: sha256("other") });
    expect(wrong.body["msg"]).toContain("digest");
    expect(service.shelf.list({ name })).toEqual([]);
    const right = await finalize(token, { name, size: "4", hash: sha256("data") });
    expect(right.body).toMatchObject({ ok: true });
    expect((await put(body["signedUploadUrl"], "more")).status).toBe(409);
    expect(service.shelf.list({ name })[0]?.zip.toString()).toBe("data");
  });

  test("a job can create 500 artifacts", async () => {
    const token = service.runtimeToken({ runId: 5, jobId: 50 });
    for (let index = 0; index < 500; index += 1) {
      expect((await create(token, `a${index}`, 5, 50)).status).toBe(200);
    }
    const { status, body } = await create(token, "a500", 5, 50);
    expect([status, body["msg"]]).toEqual([403, "a job can create at most 500 artifacts"]);
    const other = service.runtimeToken({ runId: 5, jobId: 51 });
    expect((await create(other, "a500", 5, 51)).status).toBe(200);
  });

  test("a signed URL opens one blob, for one purpose, for a while", async () => {
    const token = service.runtimeToken({ runId: 1, jobId: 2 });
    const { body } = await create(token, "signed");
    const upload = new URL(String(body["signedUploadUrl"]));
    expect((await fetch(upload)).status).toBe(403);
    await put(upload, "data");
    await finalize(token, { name: "signed", size: 4 });
    const [artifact] = service.shelf.list({ name: "signed" });
    if (!artifact) throw new Error("not stored");
    const download = new URL(service.shelf.downloadUrl(artifact));
    const ranged = await fetch(download, { headers: { "x-ms-range": "bytes=1-2" } });
    expect([ranged.status, await ranged.text()]).toEqual([206, "at"]);
    expect((await put(download, "evil")).status).toBe(403);
    const other = new URL(download);
    other.pathname = other.pathname.replace(/\d+$/, "1");
    expect((await fetch(other)).status).toBe(403);
    const start = now;
    now = new Date(start.getTime() + 2 * 60 * 60 * 1000);
    expect((await fetch(download)).status).toBe(403);
    now = start;
  });

  test("a block list with a block that never came is refused", async () => {
    const token = service.runtimeToken({ runId: 1, jobId: 2 });
    const url = String((await create(token, "blocks")).body["signedUploadUrl"]);
    await put(`${url}&comp=block&blockid=AAAA`, "first ");
    const list = (...blocks: string[]) =>
      put(
        `${url}&comp=blocklist`,
        `<BlockList>${blocks.map((id) => `<Latest>${id}</Latest>`).join("")}</BlockList>`,
      );
    expect((await list("AAAA", "BBBB")).status).toBe(400);
    await put(`${url}&comp=block&blockid=BBBB`, "second");
    expect((await list("AAAA", "BBBB")).status).toBe(201);
    await finalize(token, { name: "blocks", size: 12 });
    expect(service.shelf.list({ name: "blocks" })[0]?.zip.toString()).toBe("first second");
  });

  test("a fault test can answer a status or break the connection", async () => {
    const token = service.runtimeToken({ runId: 1, jobId: 2 });
    intercept = ({ rpc: name }) => (name === "ArtifactService/CreateArtifact" ? 503 : undefined);
    expect((await create(token, "faulty")).status).toBe(503);
    intercept = () => "reset";
    await expect(create(token, "faulty")).rejects.toThrow("fetch failed");
    intercept = () => "lose-answer";
    await expect(create(token, "lost")).rejects.toThrow("fetch failed");
    intercept = () => undefined;
    expect((await create(token, "faulty")).status).toBe(200);
    expect((await create(token, "lost")).status).toBe(409);
  });

  test("unknown methods and malformed requests are named", async () => {
    const token = service.runtimeToken({ runId: 1, jobId: 2 });
    expect((await rpc("ArtifactService/Nothing", token, {})).body["code"]).toBe("bad_route");
    expect((await rpc("ArtifactService/CreateArtifact", token, {})).body["code"]).toBe("malformed");
  });
});
