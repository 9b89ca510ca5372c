import { unzipBase64 } from "../adapters/zlib/unzip-base64.ts";
import { kubeconfigText, secretValues } from "../core/deploy/kubeconfig.ts";
import { serviceAccountIn, serviceAccountSecrets } from "../core/model-access/service-account.ts";
import { redactor, type Redact } from "../core/text/redact-values.ts";

/** Names of inputs whose values are secrets, by convention of our action.yml files. */
const SECRET_INPUT = /-(key|token|secrets)$/;

/**
 * Shorter values are words such as `true`: masking them would garble the log, and GitHub drops job
 * outputs that contain a masked text, which would steer the workflow wrong.
 */
const SHORTEST_VALUE = 8;

/**
 * Every text that must not show in a log: each line of a secret input, and of lines `NAME=value`
 * (deploy-secrets) the value by itself as well, since that is what a command would print. Of a kubeconfig
 * it is what it holds: the namespace in it stands in each command that people need; so of a key file of Google's. Longest first, so that
 * removing them in order leaves no part of a longer one.
 */
export function secretsOf(inputs: Readonly<Record<string, string>>): string[] {
  const lines = Object.entries(inputs)
    .filter(([name]) => SECRET_INPUT.test(name))
    .flatMap(([, value]) => value.split(/\r?\n/))
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const found = lines.flatMap((line) => {
    const value = /^[A-Za-z_]\w*=(.*)$/.exec(line)?.[1]?.trim() ?? "";
    const account = serviceAccountIn(value);
    if (account !== undefined)
      return [...(value.startsWith("{") ? [] : [value]), ...serviceAccountSecrets(account)];
    const inside = secretValues({ value }).filter((one) => one.length >= SHORTEST_VALUE);
    return kubeconfigText(value) === value ? inside : [line, ...inside];
  });
  return [...new Set(found)].sort((a, b) => b.length - a.length);
}

/** What the runner hands to an action beside its inputs, and masks itself: for artifacts and the identity. */
const RUNNER_SECRETS = ["ACTIONS_RUNTIME_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"] as const;

/**
 * The one thing that takes secrets out of what leaves a job: outputs, the summary, log lines, the files that
 * are handed over, and requests to the model. It is always on, debug logging or not (threats 8 and 45).
 */
export const redactSecrets = (
  secrets: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Redact => {
  const values = [...secrets, ...RUNNER_SECRETS.map((name) => env[name] ?? "")];
  return redactor(
    values.filter((value) => value.length >= SHORTEST_VALUE),
    unzipBase64,
  );
};
