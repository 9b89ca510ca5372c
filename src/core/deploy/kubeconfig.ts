import { fromBase64 } from "../text/from-base64.ts";

/**
 * What in a kubeconfig everybody may see: where the cluster is and what things are called. Texts such as a
 * namespace stand in each message and command that people need. Source: kubernetes.io/docs/reference/config-api/kubeconfig.v1
 */
const PUBLIC: ReadonlySet<string> = new Set([
  ...["apiVersion", "kind", "name", "namespace", "cluster", "user", "context", "current-context"],
  ...["server", "tls-server-name", "insecure-skip-tls-verify", "disable-compression"],
  ...["certificate-authority", "certificate-authority-data"],
  ...["client-certificate", "client-certificate-data", "client-key", "tokenFile", "username"],
  ...["command", "installHint", "interactiveMode", "provideClusterInfo"],
]);

/** Secret however short they are. */
const SECRET =
  /^(?:token|password|client-key-data|id-token|refresh-token|access-token|client-secret)$/;
/** Whatever else is as long as this: a shorter one (`AWS_PROFILE`'s value) may be a word that outputs are made of. */
const SHORTEST_UNKNOWN = 16;

/** `key: value` and `- value` of YAML, also in its flow style. */
const PAIR =
  /["']?([\w-]+)["']?[ \t]*:[ \t]*["']?([^\s"',{}[\]]+)|(?<=^\s*-\s+)()([^\s"':]+)\s*$/gm;

const isKubeconfig = (text: string): boolean => /["']?clusters["']?\s*:/.test(text);

/** The kubeconfig of a secret's value: its text itself (JSON), or in base64; undefined for a path. */
export function kubeconfigText(value: string): string | undefined {
  if (isKubeconfig(value)) return value;
  const inside = fromBase64(value);
  return inside !== undefined && isKubeconfig(inside) ? inside : undefined;
}

type Scalar = { key: string; text: string };

function inJson(value: unknown, key = ""): Scalar[] {
  if (typeof value === "string") return [{ key, text: value }];
  if (Array.isArray(value)) return value.flatMap((item) => inJson(item, key));
  return typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([name, member]) => inJson(member, name))
    : [];
}

const inYaml = (text: string): Scalar[] =>
  [...text.matchAll(PAIR)].map(([, key = "", value, , item = ""]) => ({
    key,
    text: value ?? item,
  }));

function scalarsOf(kubeconfig: string): Scalar[] {
  try {
    return inJson(JSON.parse(kubeconfig));
  } catch {
    return inYaml(kubeconfig);
  }
}

/** Tokens, passwords, keys and what may be one; a key also as the PEM text that it is. */
const secretsIn = (kubeconfig: string): string[] =>
  scalarsOf(kubeconfig).flatMap(({ key, text }) => {
    if (!SECRET.test(key) && (PUBLIC.has(key) || text.length < SHORTEST_UNKNOWN)) return [];
    const pem = key.endsWith("-data") ? fromBase64(text) : undefined;
    return pem === undefined ? [text] : [text, pem];
  });

/**
 * Every value of an environment's secrets that no output may show. Of a kubeconfig it is what it holds, and its
 * base64 where it is given so.
 */
export const secretValues = (secrets: Readonly<Record<string, string>>): string[] => [
  ...new Set(
    Object.values(secrets).flatMap((value) => {
      const kubeconfig = kubeconfigText(value);
      if (kubeconfig === undefined) return [value];
      return [...(kubeconfig === value ? [] : [value]), ...secretsIn(kubeconfig)];
    }),
  ),
];
