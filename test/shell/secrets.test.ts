import { redactSecrets, secretsOf } from "../../src/shell/secrets.ts";

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
