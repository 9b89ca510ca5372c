import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openKeyProxy } from "../../src/adapters/anthropic/key-proxy/key-proxy.ts";
import type { Upstream } from "../../src/adapters/anthropic/upstream/upstream.ts";
import type { ModelAccess } from "../../src/core/model-access/model-access.ts";
import { redactor } from "../../src/core/text/redact-values.ts";
import { connectUpstream, type ModelKeys } from "../../src/shell/model-upstream.ts";
import { bedrockCloud } from "../fakes/clouds/bedrock.ts";
import { GoogleCloud } from "../fakes/clouds/google.ts";
import { identityCloud } from "../fakes/clouds/identities.ts";
import { FakeClock } from "../fakes/clock.ts";

const NO_KEYS: ModelKeys = { apiKey: "", secretLines: "" };
const URL_OF_A_GATEWAY = "https://llm.example.com";
const clock = new FakeClock();
let concealed: string[];
beforeEach(() => (concealed = []));

const connect = (access: ModelAccess, keys: Partial<ModelKeys> = {}): Promise<Upstream> =>
  connectUpstream(
    { ...NO_KEYS, ...keys },
    {
      ...{ access, clock, anthropicUrl: undefined, session: "miyabi-7" },
      identity: () => Promise.reject(new Error("nobody is asked who this is")),
      conceal: (secret) => void concealed.push(secret),
    },
  );

test.each<[string, ModelAccess, Partial<ModelKeys>, string]>([
  ["no key for Anthropic", { via: "anthropic" }, {}, "Set the secret ANTHROPIC_API_KEY "],
  [
    "no key for a gateway",
    { via: "gateway", url: URL_OF_A_GATEWAY, auth: "bearer", headers: {} },
    { secretLines: "ANTHROPIC_API_KEY=x" },
    "Set the secret ANTHROPIC_API_KEY ",
  ],
  [
    "a gateway's header without its line",
    { via: "gateway", url: URL_OF_A_GATEWAY, auth: "none", headers: { "x-a": "${A}" } },
    { secretLines: "B=x" },
    "the line A of the secret MIYABI_MODEL_SECRETS",
  ],
  [
    "Anthropic's key in place of Bedrock's",
    { via: "bedrock", region: "eu-central-1" },
    { apiKey: "sk-ant-x" },
    "the line AWS_BEARER_TOKEN_BEDROCK of the secret MIYABI_MODEL_SECRETS",
  ],
  [
    "no key file",
    { via: "vertex", project: "acme-shop-1", location: "global" },
    {},
    "the line GOOGLE_CREDENTIALS of the secret MIYABI_MODEL_SECRETS",
  ],
  [
    "a key file in many lines, of which one came",
    { via: "vertex", project: "acme-shop-1", location: "global" },
    { secretLines: "GOOGLE_CREDENTIALS={\n" },
    "jq -c . key.json",
  ],
])("%s: the secret that is wanted is named", async (_what, access, keys, said) => {
  await expect(connect(access, keys)).rejects.toMatchObject({
    code: "missing_secret",
    message: expect.stringContaining(said) as unknown,
  });
});

/** The key proxy before an upstream, and a request to it as an engine makes it. */
async function throughProxy(upstream: Upstream) {
  const tempDir = await mkdtemp(join(tmpdir(), "miyabi-upstream-"));
  const redact = (text: string): string => redactor(concealed)(text);
  const proxy = await openKeyProxy({ upstream, tempDir, clock, redact });
  const budget = { turns: 100, tokens: 1_000_000, minutes: 600, purses: [] };
  const { pass, access } = proxy.admit({ task: "task-500-1", tryNumber: 1, budget });
  return {
    pass,
    access,
    ask: async (
      more: Record<string, unknown> = {},
      query = "",
      extra: Record<string, string> = {},
    ) => {
      const response = await fetch(`${access.url}/v1/messages${query}`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "anthropic-version": "2023-06-01",
          authorization: `Bearer ${access.token}`,
          ...extra,
        },
        body: JSON.stringify({
          ...{ model: "claude-sonnet-5-5", max_tokens: 2_000 },
          ...{ messages: [{ role: "user", content: "Hi." }], ...more },
        }),
      });
      const headers = JSON.stringify([...response.headers]);
      return { status: response.status, text: await response.text(), headers };
    },
    close: async () => {
      await proxy.close();
      await rm(tempDir, { recursive: true, force: true });
    },
  };
}

test("threats 7, 8: an engine works through the proxy with Vertex AI, and sees neither key nor token", async () => {
  const cloud = await GoogleCloud.start(() => clock.now());
  const file = JSON.stringify(cloud.keyFile);
  const upstream = await connect(
    { via: "vertex", project: "acme-shop-1", location: "global", url: cloud.url },
    { secretLines: `OTHER=1\r\nGOOGLE_CREDENTIALS=${Buffer.from(file).toString("base64")}\r\n` },
  );
  const at = await throughProxy(upstream);
  try {
    expect((await at.ask()).status).toBe(200);
    const streamed = await at.ask({ stream: true }, "?beta=true");
    expect(streamed.text).toContain("event: message_stop");
    expect(at.pass.usage).toMatchObject({ calls: 2, inputTokens: 200, outputTokens: 40 });
    expect(cloud.asked.map(({ body }) => body["anthropic_version"])).toEqual([
      "vertex-2023-10-16",
      "vertex-2023-10-16",
    ]);
    expect(concealed).toEqual([cloud.tokens[0]?.token]);
    expect(at.access).toMatchObject({ isAnthropic: false, credential: upstream.credential });

    // An hour later, and Google has become forgetful: the proxy makes a new token by itself.
    clock.advance(3_600_000);
    expect((await at.ask()).status).toBe(200);
    expect(concealed).toEqual(cloud.tokens.map(({ token }) => token));

    // The worst of clouds: it repeats what it was sent.
    cloud.trouble.push({ status: 400, body: `{"error":"invalid_grant"}` });
    clock.advance(3_600_000);
    const refused = await at.ask();
    expect(refused.status).toBe(401);
    expect(refused.text).toContain("GOOGLE_CREDENTIALS");
    expect(refused.headers).toContain('"x-should-retry","false"');
    const passing = [{ status: 503, body: "" }];
    cloud.trouble.push(...passing);
    expect((await at.ask()).status).toBe(502);
    const seen = JSON.stringify([streamed, refused, at.access, at.pass.records]);
    expect(seen).not.toMatch(/ya29|PRIVATE KEY|MII/);
    expect(at.pass.records.map(({ status }) => status)).toEqual([200, 200, 200, 401, 502]);
  } finally {
    await at.close();
    await cloud.close();
  }
});

test("without a stored key Anthropic is asked with a token for the run's identity", async () => {
  const cloud = await identityCloud(({ path, headers, text }) => {
    if (path === "/v1/oauth/token") {
      const { assertion } = JSON.parse(text) as { assertion: string };
      const token = { access_token: `sk-ant-oat01-of-${assertion}`, expires_in: 600 };
      return { body: JSON.stringify({ ...token, token_type: "Bearer" }) };
    }
    expect(headers).toMatchObject({
      authorization: "Bearer sk-ant-oat01-of-run-7",
      "anthropic-beta": "one-2026-01-01,oauth-2025-04-20",
    });
    expect(headers["x-api-key"]).toBeUndefined();
    return { body: JSON.stringify({ usage: { input_tokens: 1, output_tokens: 1 } }) };
  });
  const upstream = await connectUpstream(NO_KEYS, {
    access: { via: "anthropic", federation: { rule: "fdrl_1", organization: "org_1" } },
    ...{ clock, anthropicUrl: cloud.url, session: "miyabi-7" },
    identity: () => Promise.resolve("run-7"),
    conceal: (secret) => void concealed.push(secret),
  });
  const at = await throughProxy(upstream);
  try {
    expect((await at.ask({}, "", { "anthropic-beta": "one-2026-01-01" })).status).toBe(200);
    expect(concealed).toEqual(["sk-ant-oat01-of-run-7"]);
  } finally {
    await at.close();
    await cloud.close();
  }
});

test("threat 7: an engine works through the proxy with Bedrock; the money is counted at the region's price", async () => {
  const key = "ABSKcanary-0f1e2d3c4b5a6978";
  const cloud = await bedrockCloud(key);
  const upstream = await connect(
    { via: "bedrock", region: "eu-central-1", url: cloud.url },
    { secretLines: `AWS_BEARER_TOKEN_BEDROCK=${key}` },
  );
  const at = await throughProxy(upstream);
  try {
    const whole = await at.ask();
    const streamed = await at.ask({ stream: true }, "?beta=true");
    expect([whole.status, streamed.status]).toEqual([200, 200]);
    expect(at.pass.records.map(({ model }) => model)).toEqual([
      "claude-sonnet-5-5",
      "claude-sonnet-5-5",
    ]);
    // 100 tokens at $2 and 20 at $10 for a million, twice, and a tenth for the region.
    expect(at.pass.usage.costUsd).toBeCloseTo(2 * 1.1 * 0.0004, 9);
    expect(JSON.stringify([whole, streamed, at.access, at.pass.records])).not.toContain(key);
  } finally {
    await at.close();
    await cloud.close();
  }
});
