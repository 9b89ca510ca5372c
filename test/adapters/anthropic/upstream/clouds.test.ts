import { z } from "zod";
import { anthropicModel } from "../../../../src/adapters/anthropic/anthropic-model.ts";
import { bedrock } from "../../../../src/adapters/anthropic/upstream/bedrock.ts";
import { messagesApi } from "../../../../src/adapters/anthropic/upstream/messages-api.ts";
import type { Upstream } from "../../../../src/adapters/anthropic/upstream/upstream.ts";
import { vertex } from "../../../../src/adapters/anthropic/upstream/vertex.ts";
import { TransientError, UserError } from "../../../../src/core/errors.ts";
import { bedrockCloud } from "../../../fakes/clouds/bedrock.ts";
import { GoogleCloud } from "../../../fakes/clouds/google.ts";
import { FakeClock } from "../../../fakes/clock.ts";
import { json, messagesServer } from "../messages-server.ts";

const ask = (upstream: Upstream, model = "claude-sonnet-5-5") =>
  anthropicModel({ open: () => Promise.resolve(upstream), model, clock: new FakeClock() })
    .ask({
      agent: "issue",
      subject: "500",
      system: "You analyse.",
      prompt: "Analyse.",
      schema: z.object({ ok: z.boolean() }),
      limits: [],
    })
    .catch((error: unknown) => error);

const KEY = "ABSKcanary-0f1e2d3c4b5a6978";
const credential = "the line X";

test("Bedrock is asked as AWS describes it, with its key as bearer and its own name of the model", async () => {
  const cloud = await bedrockCloud(KEY);
  try {
    const upstream = bedrock(
      { via: "bedrock", region: "eu-central-1", url: cloud.url },
      { token: () => Promise.resolve(KEY), credential },
    );
    expect(await ask(upstream, "claude-haiku-4-5-20251001")).toMatchObject({
      kind: "answer",
      value: { ok: true },
    });
    expect(cloud.asked[0]?.body["model"]).toBe("anthropic.claude-haiku-4-5");
    expect(await ask(upstream, "anthropic.claude-opus-5")).toMatchObject({ kind: "answer" });
    expect(await ask(upstream, "us.llama-9")).toMatchObject({ code: "invalid_config" });
  } finally {
    await cloud.close();
  }
});

test("Bedrock's address is the region's own; a key that it refuses is told by the line that holds it", async () => {
  const access = { via: "bedrock", region: "eu-central-1" } as const;
  const at = await bedrock(access, { token: () => Promise.resolve(KEY), credential }).prepare({
    headers: {},
    query: "?beta=true",
    body: { model: "m" },
  });
  expect(at.url.href).toBe(
    "https://bedrock-mantle.eu-central-1.api.aws/anthropic/v1/messages?beta=true",
  );
  const cloud = await bedrockCloud(KEY);
  try {
    const wrong = bedrock(
      { ...access, url: cloud.url },
      { token: () => Promise.resolve("other"), credential },
    );
    expect(await ask(wrong)).toMatchObject({
      code: "missing_secret",
      message: expect.stringContaining("Check the line X.") as unknown,
    });
  } finally {
    await cloud.close();
  }
});

test("a region of a cloud is priced a tenth higher, its global endpoint is not", () => {
  const of = (region: string) =>
    bedrock({ via: "bedrock", region }, { token: () => Promise.resolve(KEY), credential }).pricedAs;
  expect(of("eu-central-1")("claude-sonnet-5")).toBe("regional/claude-sonnet-5");
  expect(of("eu-central-1")("global.anthropic.claude-sonnet-5")).toBe(
    "global.anthropic.claude-sonnet-5",
  );
  const token = () => Promise.resolve("t");
  const at = (location: string) =>
    vertex({ via: "vertex", project: "acme-1", location }, { token, credential }).pricedAs("m");
  expect([at("global"), at("europe-west1")]).toEqual(["m", "regional/m"]);
});

test("Vertex AI is asked as Google describes it, with the model in the address and the version in the body", async () => {
  const cloud = await GoogleCloud.start(() => new Date());
  try {
    const { token } = { token: `ya29.${"y".repeat(30)}` };
    cloud.tokens.push({ token, until: Infinity });
    const upstream = vertex(
      { via: "vertex", project: "acme-shop-1", location: "global", url: `${cloud.url}/` },
      { token: () => Promise.resolve(token), credential },
    );
    expect(await ask(upstream, "claude-haiku-4-5-20251001")).toMatchObject({ kind: "answer" });
    expect(cloud.asked[0]?.path).toMatch(/models\/claude-haiku-4-5@20251001:rawPredict$/);
    expect(cloud.asked[0]?.body).toMatchObject({ anthropic_version: "2026-10-21" });
    const old = await upstream.prepare({
      headers: { "anthropic-version": "2023-06-01", "anthropic-beta": "x-2026-01-01" },
      query: "?beta=true",
      body: { model: "claude-opus-5", stream: true },
    });
    expect(JSON.parse(old.body)).toEqual({ stream: true, anthropic_version: "vertex-2023-10-16" });
    expect(old.headers["anthropic-beta"]).toBe("x-2026-01-01");
    expect(old.url.search).toBe("");
    expect(old.url.pathname).toMatch(/:streamRawPredict$/);
  } finally {
    await cloud.close();
  }
});

test.each([
  ["global", "https://aiplatform.googleapis.com/v1"],
  ["eu", "https://aiplatform.eu.rep.googleapis.com/v1"],
  ["europe-west1", "https://europe-west1-aiplatform.googleapis.com/v1"],
])("Vertex AI's address in %s", async (location, base) => {
  const upstream = vertex(
    { via: "vertex", project: "acme-1", location },
    { token: () => Promise.resolve("t"), credential },
  );
  const { url } = await upstream.prepare({ headers: {}, query: "", body: { model: "claude-x-1" } });
  expect(url.href).toBe(
    `${base}/projects/acme-1/locations/${location}/publishers/anthropic/models/claude-x-1:rawPredict`,
  );
});

test.each(["../../../x", "a/b", "..", "x?y", "x;y", "x#y"])(
  "a model named %s leads to no other address",
  async (model) => {
    const upstream = vertex(
      { via: "vertex", project: "acme-1", location: "global" },
      { token: () => Promise.resolve("t"), credential },
    );
    const { url } = await upstream.prepare({ headers: {}, query: "", body: { model } });
    expect(url.host).toBe("aiplatform.googleapis.com");
    expect(url.href).toMatch(
      /^https:\/\/aiplatform\.googleapis\.com\/v1\/projects\/acme-1\/locations\/global\/publishers\/anthropic\/models\/[^/?#;]+:rawPredict$/,
    );
  },
);

test.each([
  ["api-key", { "x-api-key": "k" }, ["authorization"]],
  ["bearer", { authorization: "Bearer k" }, ["x-api-key"]],
  ["none", {}, ["authorization", "x-api-key"]],
] as const)("a gateway gets the key as it wants it: %s", async (auth, there, absent) => {
  const server = await messagesServer([{ content: [json({ ok: true })] }]);
  try {
    const headers = { "cf-aig-authorization": "Bearer c" };
    const upstream = messagesApi(
      { apiKey: "k", baseUrl: `${server.url}/v1/acct/gw/anthropic/` },
      { auth, headers, isAnthropic: false },
    );
    expect(await ask(upstream)).toMatchObject({ kind: "answer" });
    expect(server.sent[0]?.headers).toMatchObject({ ...there, ...headers });
    for (const name of absent) expect(server.sent[0]?.headers[name]).toBeUndefined();
  } finally {
    await server.close();
  }
});

test.each([
  "https://x.example",
  "https://x.example/",
  "https://x.example/v1",
  "https://x.example/v1/messages/",
])("an address is understood however it ends: %s", async (baseUrl) => {
  const { url } = await messagesApi({ apiKey: "k", baseUrl }).prepare({
    headers: {},
    query: "",
    body: {},
  });
  expect(url.href).toBe("https://x.example/v1/messages");
});

test("a service that leads elsewhere gets no second request, and elsewhere no key", async () => {
  const elsewhere = await messagesServer([]);
  const server = await messagesServer([
    { status: 307, headers: { location: `${elsewhere.url}/v1/messages` } },
  ]);
  try {
    const answer = await ask(messagesApi({ apiKey: "k", baseUrl: server.url }));
    expect(answer).toMatchObject({ kind: "unusable" });
    expect(elsewhere.sent).toEqual([]);
  } finally {
    await server.close();
    await elsewhere.close();
  }
});

test("credentials that could not be had for now are told with the reason", async () => {
  const upstream: Upstream = {
    ...messagesApi({ apiKey: "k" }),
    prepare: () => Promise.reject(new TransientError("Google gave no token (503)")),
  };
  expect(await ask(upstream)).toMatchObject({
    name: "TransientError",
    message: "The model could not be reached: Google gave no token (503)",
  });
});

test("credentials that cannot be had are the user's to correct, and are not asked for again", async () => {
  let prepared = 0;
  const upstream: Upstream = {
    ...messagesApi({ apiKey: "k" }),
    credential,
    prepare: () => {
      prepared += 1;
      return Promise.reject(new UserError("missing_secret", "Google gave no token"));
    },
  };
  expect(await ask(upstream)).toMatchObject({
    code: "missing_secret",
    message: expect.stringContaining("Google gave no token") as unknown,
  });
  expect(prepared).toBe(1);
});
