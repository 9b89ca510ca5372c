/**
 * A kubeconfig (JSON, which is YAML, too) with one context for a user of the stage's cluster.
 *
 * @param namespace what a command without `--namespace` works in
 */
export const kubeconfig = (of: {
  url: string;
  /** PEM: what the server's certificate is checked against. */
  authority: string;
  user: { name: string; token: string };
  context: string;
  namespace: string;
}): string =>
  JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [
      {
        name: "stage",
        cluster: {
          server: of.url,
          "certificate-authority-data": Buffer.from(of.authority).toString("base64"),
        },
      },
    ],
    users: [{ name: of.user.name, user: { token: of.user.token } }],
    contexts: [
      {
        name: of.context,
        context: { cluster: "stage", user: of.user.name, namespace: of.namespace },
      },
    ],
    "current-context": of.context,
  });
