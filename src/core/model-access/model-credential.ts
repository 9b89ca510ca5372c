import type { ModelAccess } from "./model-access.ts";

/** Secrets of the repository that open the model, by their names in the workflows. */
type ModelSecret = "ANTHROPIC_API_KEY" | "MIYABI_MODEL_SECRETS";

/** What opens the model: a secret of its own, or lines of MIYABI_MODEL_SECRETS. */
export type ModelCredential = {
  /** Secrets that have to be there. */
  secrets: readonly ModelSecret[];
  /** Names of the lines in MIYABI_MODEL_SECRETS. */
  lines: readonly string[];
  /** No secret opens it: what there trusts the run's identity. */
  trust?: string;
};

const NAME = /\$\{([A-Za-z_]\w*)\}/g;

/** Names that stand as `${NAME}` in values of headers. */
const namesIn = (headers: Readonly<Record<string, string>>): string[] => [
  ...new Set(
    Object.values(headers).flatMap((value) =>
      [...value.matchAll(NAME)].map(([, name]) => name ?? ""),
    ),
  ),
];

/** The line of MIYABI_MODEL_SECRETS that each cloud wants. */
export const BEDROCK_KEY = "AWS_BEARER_TOKEN_BEDROCK";
export const GOOGLE_KEY = "GOOGLE_CREDENTIALS";

const trusted = (trust: string): ModelCredential => ({ secrets: [], lines: [], trust });

export function credentialFor(access: ModelAccess): ModelCredential {
  switch (access.via) {
    case "anthropic":
      return access.federation === undefined
        ? { secrets: ["ANTHROPIC_API_KEY"], lines: [] }
        : trusted(`the federation rule ${access.federation.rule} in Claude's console`);
    case "gateway": {
      const lines = namesIn(access.headers);
      const key = access.auth === "none" ? [] : (["ANTHROPIC_API_KEY"] as const);
      return {
        secrets: [...key, ...(lines.length === 0 ? [] : (["MIYABI_MODEL_SECRETS"] as const))],
        lines,
      };
    }
    case "bedrock":
      return access.role === undefined
        ? { secrets: ["MIYABI_MODEL_SECRETS"], lines: [BEDROCK_KEY] }
        : trusted(`the trust policy and the permissions of ${access.role}`);
    case "vertex":
      return access.provider === undefined
        ? { secrets: ["MIYABI_MODEL_SECRETS"], lines: [GOOGLE_KEY] }
        : trusted(`the provider ${access.provider} and the roles of who it lets in`);
  }
}

/** `the secret ANTHROPIC_API_KEY`, `the line X of the secret MIYABI_MODEL_SECRETS`, or both. */
export function credentialText({ secrets, lines, trust }: ModelCredential): string {
  if (trust !== undefined) return trust;
  const named = secrets.map((secret) =>
    secret === "MIYABI_MODEL_SECRETS"
      ? `the ${lines.length === 1 ? "line" : "lines"} ${lines.join(", ")} of the secret ${secret}`
      : `the secret ${secret}`,
  );
  return named.length === 0 ? "`modelAccess` in .github/miyabi.yml" : named.join(" and ");
}

/**
 * Headers with what their `${NAME}` stand for.
 * @returns the names that no line gives, where there are some
 */
export function filledHeaders(
  headers: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
): { headers: Record<string, string>; missing: string[] } {
  const missing = namesIn(headers).filter((name) => given[name] === undefined);
  const filled = Object.entries(headers).map(([header, value]): [string, string] => [
    header.toLowerCase(),
    value.replace(NAME, (whole, name: string) => given[name] ?? whole),
  ]);
  return { headers: Object.fromEntries(filled), missing };
}
