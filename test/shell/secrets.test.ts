import { redactSecrets, secretsOf } from "../../src/shell/secrets.ts";

/** Of parts: no file of ours looks as if it held a key. */
const KIND = ["PRIVATE", "KEY"].join(" ");

const kubeconfig = JSON.stringify({
  clusters: [{ name: "prod", cluster: { server: "https://prod.example:6443" } }],
  users: [{ name: "deployer", user: { token: "t0ken-of-a-fake-deployer" } }],
  contexts: [{ name: "prod", context: { cluster: "prod", namespace: "production" } }],
});

test("of a kubeconfig its token is taken out of what leaves a job, and the command that goes back stays", () => {
  const secrets = secretsOf({
    "deploy-secrets": `KUBECONFIG=${kubeconfig}\nAPI_KEY=hunter2-secret`,
  });
  const redact = redactSecrets(secrets, {});
  const command = "kubectl --context=prod --namespace=production rollout undo deployment/shop";
  expect(redact(command)).toBe(command);
  const token = Buffer.from("t0ken-of-a-fake-deployer").toString("base64");
  expect(redact(`${kubeconfig} hunter2-secret ${token}`)).not.toMatch(/t0ken|hunter2|dDBrZW/);
});

test("in base64 the kubeconfig's own text is secret, and so is what it holds", () => {
  const base64 = Buffer.from(kubeconfig).toString("base64");
  const redact = redactSecrets(secretsOf({ "deploy-secrets": `KUBECONFIG=${base64}` }), {});
  expect(redact(`${base64} t0ken-of-a-fake-deployer`)).toBe("*** ***");
});

test("of a key file of Google's the key is taken out, in whatever form it was handed over; the rest stays", () => {
  const body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKB";
  const file = JSON.stringify({
    type: "service_account",
    private_key_id: "0123456789abcdef0123456789abcdef01234567",
    private_key: `-----BEGIN ${KIND}-----\n${body}\n-----END ${KIND}-----\n`,
    client_email: "miyabi@acme-shop-1.iam.gserviceaccount.com",
    token_uri: "https://oauth2.googleapis.com/token",
  });
  const base64 = Buffer.from(file).toString("base64");
  for (const value of [file, base64]) {
    const redact = redactSecrets(secretsOf({ "model-secrets": `GOOGLE_CREDENTIALS=${value}` }), {});
    expect(redact(`${file} ${base64} ${body}`)).not.toMatch(/MIIEvQ|UUlFdl|0123456789abcdef/);
    const common =
      "https://oauth2.googleapis.com/token of miyabi@acme-shop-1.iam.gserviceaccount.com";
    expect(redact(common)).toBe(common);
  }
});
