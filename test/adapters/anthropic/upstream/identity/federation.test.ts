import { anthropicFederation } from "../../../../../src/adapters/anthropic/upstream/identity/anthropic-federation.ts";
import { bedrockKeyOfRole } from "../../../../../src/adapters/anthropic/upstream/identity/aws-role.ts";
import { bedrockToken } from "../../../../../src/adapters/anthropic/upstream/identity/bedrock-token.ts";
import { googleFederation } from "../../../../../src/adapters/anthropic/upstream/identity/google-federation.ts";
import { identityCloud, type Exchange } from "../../../../fakes/clouds/identities.ts";
import { FakeClock } from "../../../../fakes/clock.ts";

const STATEMENT = "eyJhbGciOiJSUzI1NiJ9.canary-statement.c2ln";
const PROVIDER =
  "projects/123456/locations/global/workloadIdentityPools/github/providers/acme-shop";
const ACCOUNT = "miyabi@acme-ml.iam.gserviceaccount.com";
const ROLE = "arn:aws:iam::123456789012:role/miyabi-model";
const credential = "the trust";
const clock = new FakeClock("2026-01-05T10:00:00.000Z");

let audiences: string[];
let concealed: string[];
beforeEach(() => {
  audiences = [];
  concealed = [];
});
const identity = (audience: string) => {
  audiences.push(audience);
  return Promise.resolve(STATEMENT);
};
const conceal = (secret: string) => void concealed.push(secret);
const json = (value: unknown) => ({ body: JSON.stringify(value) });
const form = ({ text }: Exchange) => Object.fromEntries(new URLSearchParams(text));

type Cloud = Awaited<ReturnType<typeof identityCloud>>;
async function at<T>(
  answer: Parameters<typeof identityCloud>[0],
  then: (cloud: Cloud) => Promise<T>,
) {
  const cloud = await identityCloud(answer);
  try {
    return await then(cloud).catch((error: unknown) => error);
  } finally {
    await cloud.close();
  }
}

const ofAnthropic = ({ url }: Cloud) =>
  anthropicFederation({
    federation: { rule: "fdrl_1", organization: "org_1", workspace: "wrkspc_1" },
    ...{ identity, baseUrl: `${url}/`, clock, credential },
  });
const ofGoogle =
  (serviceAccount?: string) =>
  ({ url }: Cloud) =>
    googleFederation({
      access: { provider: PROVIDER, serviceAccount },
      ...{
        identity,
        clock,
        credential,
        conceal,
        endpoints: { sts: `${url}/v1`, iam: `${url}/v1` },
      },
    });
const ofAws = ({ url }: Cloud) =>
  bedrockKeyOfRole({
    ...{ role: ROLE, region: "us-west-2", session: "miyabi-7", sts: url },
    ...{ identity, clock, credential, conceal },
  });

test("Anthropic exchanges the run's identity for a token, by the rule that the configuration names", async () => {
  const minted = await at(({ path, text }) => {
    expect(path).toBe("/v1/oauth/token");
    expect(JSON.parse(text)).toEqual({
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      assertion: STATEMENT,
      federation_rule_id: "fdrl_1",
      organization_id: "org_1",
      workspace_id: "wrkspc_1",
    });
    return json({ access_token: "sk-ant-oat01-x", expires_in: 600, token_type: "Bearer" });
  }, ofAnthropic);
  expect(minted).toMatchObject({ token: "sk-ant-oat01-x" });
  expect(audiences).toEqual(["https://api.anthropic.com"]);
});

test("Google exchanges it for a token of the provider's, and that for one of the service account", async () => {
  const answer = ({ path, text, headers }: Exchange) => {
    if (path === "/v1/token") {
      expect(Object.fromEntries(new URLSearchParams(text))).toEqual({
        grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
        audience: `//iam.googleapis.com/${PROVIDER}`,
        scope: "https://www.googleapis.com/auth/cloud-platform",
        requested_token_type: "urn:ietf:params:oauth:token-type:access_token",
        subject_token: STATEMENT,
        subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
      });
      return json({ access_token: "ya29.d.federated", expires_in: 3_000, token_type: "Bearer" });
    }
    expect(path).toBe(
      `/v1/projects/-/serviceAccounts/${encodeURIComponent(ACCOUNT)}:generateAccessToken`,
    );
    expect(headers["authorization"]).toBe("Bearer ya29.d.federated");
    expect(JSON.parse(text)).toEqual({
      scope: ["https://www.googleapis.com/auth/cloud-platform"],
      lifetime: "3600s",
    });
    return json({ accessToken: "ya29.account", expireTime: "2026-01-05T11:00:00Z" });
  };
  expect(await at(answer, ofGoogle())).toEqual({
    token: "ya29.d.federated",
    expiresInSeconds: 3_000,
  });
  expect(await at(answer, ofGoogle(ACCOUNT))).toEqual({
    token: "ya29.account",
    expiresInSeconds: 3_600,
  });
  expect(concealed).toEqual(["ya29.d.federated"]);
  expect(audiences[0]).toBe(`https://iam.googleapis.com/${PROVIDER}`);
});

const xml = (inside: string) => ({ type: "text/xml", body: `<Response>${inside}</Response>` });

test("AWS lends a role for the run's identity, which signs a key for Bedrock", async () => {
  const minted = await at((asked) => {
    expect(form(asked)).toEqual({
      Action: "AssumeRoleWithWebIdentity",
      Version: "2011-06-15",
      RoleArn: ROLE,
      RoleSessionName: "miyabi-7",
      WebIdentityToken: STATEMENT,
      DurationSeconds: "3600",
    });
    return xml(
      "<Credentials><AccessKeyId>ASIAX</AccessKeyId><SecretAccessKey>se/cret</SecretAccessKey><SessionToken>to+ken==</SessionToken></Credentials>",
    );
  }, ofAws);
  const credentials = {
    accessKeyId: "ASIAX",
    secretAccessKey: "se/cret",
    sessionToken: "to+ken==",
  };
  const signed = { region: "us-west-2", at: clock.now(), seconds: 3_600 };
  expect(minted).toEqual({ token: bedrockToken(credentials, signed), expiresInSeconds: 3_600 });
  expect(concealed).toEqual(["se/cret", "to+ken=="]);
  expect(audiences).toEqual(["sts.amazonaws.com"]);
});

// What AWS's own generator (@aws/bedrock-token-generator 1.1.0) gives for the same, at that second.
test("a key for Bedrock is the very one that AWS's generator gives", () => {
  const token = bedrockToken(
    {
      accessKeyId: "ASIAEXAMPLE0000000",
      secretAccessKey: ["wJalrXUtnFEMI/", "K7MDENG+bPx'R", "(f)iC!Y*"].join(""),
      sessionToken: ["IQoJb3JpZ2lu", "//+abc=='(x)!*"].join(""),
    },
    { region: "us-west-2", at: new Date("2026-11-26T16:11:44.123Z"), seconds: 3_600 },
  );
  expect(Buffer.from(token.replace("bedrock-api-key-", ""), "base64").toString()).toBe(
    "bedrock.amazonaws.com/?Action=CallWithBearerToken&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAEXAMPLE0000000%2F20261126%2Fus-west-2%2Fbedrock%2Faws4_request&X-Amz-Date=20261126T161144Z&X-Amz-Expires=3600&X-Amz-Security-Token=IQoJb3JpZ2lu%2F%2F%2Babc%3D%3D%27%28x%29%21%2A&X-Amz-Signature=dcc2c590dc8ed7d2cf9f6a1c68d9a359f4d962e09acdbb0852d4f799aa9f3782&X-Amz-SignedHeaders=host&Version=1",
  );
});

const refusal = { error: "invalid_grant", error_description: "no rule matches", echo: STATEMENT };
const awsRefusal = `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Not authorized to perform sts:AssumeRoleWithWebIdentity</Message></Error></ErrorResponse>`;

test.each([
  ["Anthropic", ofAnthropic, JSON.stringify(refusal), /no rule matches/],
  ["Google", ofGoogle(), JSON.stringify(refusal), /invalid_grant: no rule matches/],
  ["AWS", ofAws, awsRefusal, /AccessDenied: Not authorized to perform/],
] as const)(
  "%s does not trust the run: people correct it, and nothing that was sent is shown",
  async (whose, exchange, body, said) => {
    const error = await at(() => ({ status: 403, body }), exchange);
    expect(error).toMatchObject({ name: "UserError", code: "missing_secret" });
    expect(String(error)).toMatch(said);
    expect(String(error)).toContain(`${whose} gave no token (403)`);
    expect(String(error)).toContain("Check the trust.");
    expect(String(error)).not.toContain("canary");
  },
);

test.each([
  ["Anthropic", ofAnthropic],
  ["Google", ofGoogle()],
  ["AWS", ofAws],
] as const)("%s is down, or says nothing that helps: it may pass", async (_whose, exchange) => {
  for (const answer of [
    { status: 503, body: "" },
    { status: 429, body: "" },
    { status: 200, body: "<html>" },
  ])
    expect(await at(() => answer, exchange)).toMatchObject({ name: "TransientError" });
});
