/** Names of inputs whose values are secrets, by convention of our action.yml files. */
const SECRET_INPUT = /-(key|token|secrets)$/;

/**
 * Shorter values are words such as `true`: masking them would garble the log, and GitHub drops job
 * outputs that contain a masked text, which would steer the workflow wrong.
 */
const SHORTEST_VALUE = 8;

/**
 * Every text that must not show in a log: each line of a secret input, and of lines `NAME=value`
 * (deploy-secrets) the value by itself as well, since that is what a command would print. Longest
 * first, so that removing them in order leaves no part of a longer one.
 */
export function secretsOf(inputs: Readonly<Record<string, string>>): string[] {
  const lines = Object.entries(inputs)
    .filter(([name]) => SECRET_INPUT.test(name))
    .flatMap(([, value]) => value.split(/\r?\n/))
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const values = lines
    .map((line) => /^[A-Za-z_]\w*=(.*)$/.exec(line)?.[1]?.trim() ?? "")
    .filter((value) => value.length >= SHORTEST_VALUE);
  return [...new Set([...lines, ...values])].sort((a, b) => b.length - a.length);
}

/** The text with each secret as `***`: for what the runner does not mask, as outputs and summaries. */
export const withoutSecrets = (text: string, secrets: readonly string[]): string =>
  secrets
    .filter((secret) => secret.length >= SHORTEST_VALUE)
    .reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
