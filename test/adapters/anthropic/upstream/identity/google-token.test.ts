import { googleToken } from "../../../../../src/adapters/anthropic/upstream/identity/google-token.ts";
import { keptToken } from "../../../../../src/adapters/anthropic/upstream/identity/kept-token.ts";
import {
  serviceAccountIn,
  type ServiceAccount,
} from "../../../../../src/core/model-access/service-account.ts";
import { GoogleCloud } from "../../../../fakes/clouds/google.ts";
import { FakeClock } from "../../../../fakes/clock.ts";

/** Of parts: no file of ours looks as if it held a key. */
const KIND = ["PRIVATE", "KEY"].join(" ");

const credential = "the line GOOGLE_CREDENTIALS";
let clock: FakeClock;
let cloud: GoogleCloud;
let account: ServiceAccount;
beforeEach(async () => {
  clock = new FakeClock();
  cloud = await GoogleCloud.start(() => clock.now());
  const read = serviceAccountIn(JSON.stringify(cloud.keyFile));
  if (read === undefined) throw new Error("no key file");
  account = read;
});
afterEach(() => cloud.close());

const ask = () => googleToken(account, { clock, credential });

test("Google gives a token for a claim that the account's key has signed", async () => {
  expect(await ask()).toEqual({ token: cloud.tokens[0]?.token, expiresInSeconds: 3_599 });
});

test("an account that Google refuses is the user's to correct, with Google's own words and nothing else of the answer", async () => {
  const body = { error: "invalid_grant", error_description: "Not a valid email\u0007", x: "eyJ" };
  cloud.trouble.push({ status: 400, body: JSON.stringify(body) });
  const error: unknown = await ask().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: "UserError", code: "missing_secret" });
  expect(String(error)).toMatch(/\(400\): invalid_grant: Not a valid email\s*\. Check the line/);
  expect(String(error)).not.toContain("eyJ");
});

test.each([
  ["is busy", { status: 503, body: "" }],
  ["limits the rate", { status: 429, body: "" }],
  ["answers with no token", { status: 200, body: "{}" }],
])("a token endpoint that %s may have one later", async (_what, trouble) => {
  cloud.trouble.push(trouble);
  await expect(ask()).rejects.toMatchObject({ name: "TransientError" });
});

test("a token endpoint that cannot be reached may be there later", async () => {
  await cloud.close();
  await expect(ask()).rejects.toMatchObject({ name: "TransientError" });
});

test("a key that cannot be read is told with what to do, and not shown", async () => {
  account.private_key = `-----BEGIN ${KIND}-----\nc2VjcmV0\n-----END ${KIND}-----`;
  const error: unknown = await Promise.resolve()
    .then(ask)
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "missing_secret" });
  expect(String(error)).not.toContain("c2VjcmV0");
});

test("a token is kept until five minutes before its end, and made once for calls at the same time", async () => {
  const token = keptToken(ask, clock);
  const [first, same] = await Promise.all([token(), token()]);
  expect(same).toBe(first);
  clock.advance(54 * 60_000);
  expect(await token()).toBe(first);
  clock.advance(60_000);
  expect(await token()).not.toBe(first);
  expect(cloud.tokens).toHaveLength(2);
});

test("a short life is used by half, and a failure is not kept", async () => {
  let minted = 0;
  const token = keptToken(() => {
    minted += 1;
    return minted === 1
      ? Promise.reject(new Error("not now"))
      : Promise.resolve({ token: `t${minted}`, expiresInSeconds: 100 });
  }, clock);
  await expect(token()).rejects.toThrow("not now");
  expect(await token()).toBe("t2");
  clock.advance(49_000);
  expect(await token()).toBe("t2");
  clock.advance(1_000);
  expect(await token()).toBe("t3");
});
