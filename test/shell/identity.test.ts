import { githubIdentity } from "../../src/shell/identity.ts";
import { identityCloud } from "../fakes/clouds/identities.ts";

const NAMES = ["ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"] as const;
const STATEMENT = "eyJ0eXAiOiJKV1QifQ.eyJqdGkiOiIxIn0.canary-signature";
const before = NAMES.map((name) => process.env[name]);
afterEach(() => {
  NAMES.forEach((name, index) => {
    const value = before[index];
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  });
});

test("GitHub says which run it is, for the audience that is named, and what makes the statement worth something is concealed", async () => {
  const cloud = await identityCloud(() => ({ body: JSON.stringify({ value: STATEMENT }) }));
  process.env["ACTIONS_ID_TOKEN_REQUEST_URL"] = `${cloud.url}/token?api-version=2.0`;
  process.env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = "request-token";
  const concealed: string[] = [];
  try {
    const identity = githubIdentity({
      isGranted: true,
      conceal: (secret) => void concealed.push(secret),
    });
    expect(await identity("https://api.anthropic.com")).toBe(STATEMENT);
    expect(concealed).toEqual(["canary-signature"]);
    expect(cloud.asked[0]).toMatchObject({
      path: "/token?api-version=2.0&audience=https%3A%2F%2Fapi.anthropic.com",
      headers: { authorization: "Bearer request-token" },
    });
  } finally {
    await cloud.close();
  }
});

test("a job that may not ask is told with the workflow and the permission that it needs", async () => {
  const identity = githubIdentity({ isGranted: false, conceal: () => undefined });
  await expect(identity("x")).rejects.toMatchObject({
    code: "missing_permission",
    message: expect.stringMatching(/miyabi-oidc\.yml.*id-token: write/) as unknown,
  });
});
