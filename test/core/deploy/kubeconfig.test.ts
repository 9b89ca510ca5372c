import { kubeconfigText, secretValues } from "../../../src/core/deploy/kubeconfig.ts";

/** Written in two parts, so that this very file holds no secret for other scanners. */
const PEM = [
  "-----BEGIN ",
  "PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEG\n-----END PRIVATE KEY-----\n",
].join("");
const base64 = (text: string) => Buffer.from(text).toString("base64");
const YAML = `apiVersion: v1
clusters: [{ name: prod, cluster: { server: https://prod.example } }]
users:
  - name: deployer
    user:
      token: t0ken-of-the-deployer
      client-key-data: ${base64(PEM)}
  - name: other
    user: { username: o, password: "pass-w0rd" }
  - name: plugin
    user:
      exec:
        command: aws
        args:
          - get-token
        env: [{ name: AWS_PROFILE, value: production }, { name: KEY, value: an-unknown-key-of-a-plugin }]
current-context: production-of-the-shop
`;

test("a kubeconfig is found as it is and in base64; anything else is a path", () => {
  expect(kubeconfigText(YAML)).toBe(YAML);
  expect(kubeconfigText(base64(YAML))).toBe(YAML);
  expect(kubeconfigText("/home/runner/.kube/config")).toBeUndefined();
});

const HELD = ["t0ken-of-the-deployer", base64(PEM), PEM, "pass-w0rd", "an-unknown-key-of-a-plugin"];

test("what a kubeconfig holds is secret, and what things are called in it is not", () => {
  expect(secretValues({ KUBECONFIG: YAML, API_KEY: "hunter2" })).toEqual([...HELD, "hunter2"]);
  expect(secretValues({ KUBECONFIG: base64(YAML) })).toEqual([base64(YAML), ...HELD]);
});

test("JSON is read as JSON", () => {
  const user = { token: 'has "quotes", and: signs', exec: { args: ["short", "0123456789abcdef"] } };
  const json = JSON.stringify({ clusters: [], users: [{ name: "a-name-that-is-long", user }] });
  expect(secretValues({ KUBECONFIG: json })).toEqual([user.token, "0123456789abcdef"]);
});
