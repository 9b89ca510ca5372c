import { parseConfig } from "../../../src/core/config.ts";
import type { ModelAccess } from "../../../src/core/model-access/model-access.ts";
import {
  credentialFor,
  credentialText,
  filledHeaders,
} from "../../../src/core/model-access/model-credential.ts";

const access = (value: unknown): ModelAccess => parseConfig({ modelAccess: value }).modelAccess;
const url = "https://llm.example.com";

test("without the key the model answers at Anthropic's, with ANTHROPIC_API_KEY", () => {
  expect(parseConfig({}).modelAccess).toEqual({ via: "anthropic" });
  expect(credentialText(credentialFor({ via: "anthropic" }))).toBe("the secret ANTHROPIC_API_KEY");
});

test.each<[string, unknown, string]>([
  ["a gateway", { via: "gateway", url }, "the secret ANTHROPIC_API_KEY"],
  [
    "a gateway with a header of its own",
    {
      via: "gateway",
      url,
      headers: { "cf-aig-authorization": "Bearer ${CF_TOKEN}", "x-team": "shop" },
    },
    "the secret ANTHROPIC_API_KEY and the line CF_TOKEN of the secret MIYABI_MODEL_SECRETS",
  ],
  [
    "a gateway that holds the key itself",
    { via: "gateway", url, auth: "none", headers: { "x-a": "${A}", "x-b": "${B}${A}" } },
    "the lines A, B of the secret MIYABI_MODEL_SECRETS",
  ],
  [
    "Bedrock",
    { via: "bedrock", region: "us-gov-west-1" },
    "the line AWS_BEARER_TOKEN_BEDROCK of the secret MIYABI_MODEL_SECRETS",
  ],
  [
    "Vertex AI",
    { via: "vertex", project: "acme-shop-1" },
    "the line GOOGLE_CREDENTIALS of the secret MIYABI_MODEL_SECRETS",
  ],
  [
    "a federation rule of Anthropic's",
    { via: "anthropic", federation: { rule: "fdrl_1", organization: "org_1" } },
    "the federation rule fdrl_1 in Claude's console",
  ],
  [
    "a role of AWS",
    { via: "bedrock", region: "us-east-1", role: "arn:aws:iam::123456789012:role/miyabi" },
    "the trust policy and the permissions of arn:aws:iam::123456789012:role/miyabi",
  ],
  [
    "a provider of Google's",
    {
      via: "vertex",
      project: "acme-ml",
      provider: "projects/1/locations/global/workloadIdentityPools/github/providers/acme",
      serviceAccount: "miyabi@acme-ml.iam.gserviceaccount.com",
    },
    "the provider projects/1/locations/global/workloadIdentityPools/github/providers/acme and the roles of who it lets in",
  ],
])("%s is taken, and what opens it has a name", (_what, value, credential) => {
  expect(credentialText(credentialFor(access(value)))).toBe(credential);
});

test.each<[string, unknown, RegExp]>([
  ["plain http", { via: "gateway", url: "http://llm.example.com" }, /modelAccess\.url: .*https/],
  ["a password", { via: "gateway", url: "https://me:pw@llm.example.com" }, /without a password/],
  ["a query", { via: "gateway", url: `${url}?key=1` }, /modelAccess\.url: .*without \?/],
  ["no address", { via: "gateway" }, /modelAccess\.url/],
  ["an unknown way", { via: "azure" }, /modelAccess\.via/],
  [
    "an unknown key",
    { via: "bedrock", region: "eu-central-1", key: "x" },
    /modelAccess\.key: unknown/,
  ],
  ["a region that is an address", { via: "bedrock", region: "evil.example/#" }, /region of AWS/],
  [
    "a location that is an address",
    { via: "vertex", project: "acme-1", location: "x.y" },
    /location/,
  ],
  ["a project that is a path", { via: "vertex", project: "../../x" }, /project/],
  [
    "a user in place of a role",
    { via: "bedrock", region: "us-east-1", role: "arn:aws:iam::123456789012:user/x" },
    /ARN of a role/,
  ],
  [
    "a provider that is an address",
    { via: "vertex", project: "acme-ml", provider: "https://x" },
    /provider/,
  ],
  [
    "an account without a provider",
    { via: "vertex", project: "acme-ml", serviceAccount: "a@b.iam.gserviceaccount.com" },
    /serviceAccount: .*needs provider/,
  ],
  [
    "a header of ours",
    { via: "gateway", url, headers: { Authorization: "x" } },
    /set by Miyabi: see auth/,
  ],
  ["a header's end", { via: "gateway", url, headers: { "x-a": "b\r\nx-c: d" } }, /one line/],
  [
    "a secret in the open",
    { via: "gateway", url, headers: { "x-a": `sk-ant-${"a1B2".repeat(8)}` } },
    /MIYABI_MODEL_SECRETS/,
  ],
])("%s is refused with what is wrong", (_what, value, wrong) => {
  expect(() => access(value)).toThrow(wrong);
});

test("threats 7, 9: without a sandbox the run's identity opens no model, since generated code could take it", () => {
  const federation = { rule: "fdrl_1", organization: "org_1" };
  expect(() =>
    parseConfig({ sandbox: "off", modelAccess: { via: "anthropic", federation } }),
  ).toThrow(/sandbox: must not be off/);
  expect(parseConfig({ sandbox: "off" }).sandbox).toBe("off");
});

test("this machine may be asked without TLS, as the local stage is", () => {
  expect(access({ via: "gateway", url: "http://127.0.0.1:4000" })).toMatchObject({
    auth: "api-key",
    headers: {},
  });
});

test("headers are filled from the lines; a missing one is named, and nothing is filled twice", () => {
  const headers = { "X-A": "Bearer ${A}", "x-b": "plain" };
  expect(filledHeaders(headers, { A: "one ${A}" })).toEqual({
    headers: { "x-a": "Bearer one ${A}", "x-b": "plain" },
    missing: [],
  });
  expect(filledHeaders(headers, {}).missing).toEqual(["A"]);
});
