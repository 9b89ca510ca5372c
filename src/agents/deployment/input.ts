import { parseIssueNumber } from "../../core/session/job-input.ts";
import { z } from "zod";
import { UserError } from "../../core/errors.ts";

export const INPUTS = [
  "issue",
  "sha",
  "environment",
  "operation",
  "url",
  "variables",
  "deploy-secrets",
  "job-id",
  "github-token",
] as const;

export type Input = {
  /** Absent: the commit is of no session. */
  issue?: number;
  sha: string;
  environment: "resolve" | "staging" | "production" | "release" | "incident";
  /** What to do there; a rollback is production's. Of the job "resolve", what the whole run is to do. */
  operation: (typeof OPERATIONS)[number];
  /** Where the environment answers; comes before the configuration's. */
  url?: string;
  /** For the deploy commands, by name. */
  variables: Readonly<Record<string, string>>;
  secrets: Readonly<Record<string, string>>;
  /** Of this job, as its page is called; absent where GitHub does not tell. */
  jobId?: string;
};

const OPERATIONS = ["deploy", "deploy-staging", "deploy-production", "rollback"] as const;

type Raw = Record<(typeof INPUTS)[number], string>;

const refuse = (message: string): never => {
  throw new UserError("invalid_input", message);
};

const Environment = z.enum(["resolve", "staging", "production", "release", "incident"]);
const Variables = z.record(z.string(), z.string());

function variablesOf(text: string): Record<string, string> {
  let value: unknown;
  try {
    value = JSON.parse(text === "" ? "{}" : text);
  } catch {
    return refuse("variables must be a JSON object of texts, e.g. ${{ toJSON(vars) }}.");
  }
  const parsed = Variables.safeParse(value);
  return parsed.success
    ? parsed.data
    : refuse("variables must be a JSON object of texts, e.g. ${{ toJSON(vars) }}.");
}

/** A line that does not fit is named by its number, never by its text. */
function secretsOf(text: string): Record<string, string> {
  const secrets: Record<string, string> = {};
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "" || line.trimStart().startsWith("#")) continue;
    const [, name, value] = /^\s*([A-Za-z_]\w{0,99})=(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined)
      return refuse(`deploy-secrets: line ${index + 1} is not NAME=value. Correct the secret.`);
    secrets[name] = value;
  }
  return secrets;
}

function urlOf(text: string): { url?: string } {
  if (text === "") return {};
  const parsed = URL.canParse(text) ? new URL(text) : undefined;
  if (parsed?.protocol !== "https:" && parsed?.protocol !== "http:")
    return refuse(`url must begin with https:// or http://, got "${text}". Correct MIYABI_URL.`);
  return { url: text };
}

function operationOf({ operation, environment }: Raw): Input["operation"] {
  if (operation === "" || operation === "deploy") return "deploy";
  if (environment === "resolve")
    return (
      OPERATIONS.find((one) => one === operation) ??
      refuse(`operation must be ${OPERATIONS.join(", ")}, got "${operation}".`)
    );
  if (operation !== "rollback")
    return refuse(`operation must be deploy or rollback, got "${operation}".`);
  if (environment !== "production")
    return refuse(`Only production is rolled back on request, not "${environment}".`);
  return "rollback";
}

/** @throws UserError invalid_input */
export function parseInput(raw: Raw): Input {
  if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(raw.sha))
    refuse(`sha must be the whole id of a commit, got "${raw.sha}".`);
  const environment = Environment.safeParse(raw.environment);
  return {
    ...(raw.issue === "" ? {} : { issue: parseIssueNumber(raw.issue) }),
    sha: raw.sha,
    environment: environment.success
      ? environment.data
      : refuse(
          `environment must be resolve, staging, production, release or incident, got "${raw.environment}".`,
        ),
    operation: operationOf(raw),
    ...urlOf(raw.url),
    variables: variablesOf(raw.variables),
    secrets: secretsOf(raw["deploy-secrets"]),
    // Only a link: without one, or with anything else, the run's page is shown.
    ...(/^[1-9]\d{0,19}$/.test(raw["job-id"]) ? { jobId: raw["job-id"] } : {}),
  };
}

/** @throws UserError invalid_input where no line of MIYABI_DEPLOY_SECRETS has this name */
export const secretNamed = (name: string, secrets: Input["secrets"]): string =>
  (Object.hasOwn(secrets, name) ? secrets[name] : undefined) ??
  refuse(
    `deploy.metrics.authorization names ${name}, which is not in MIYABI_DEPLOY_SECRETS: nothing was deployed. Add the line ${name}=Bearer ... to the secret.`,
  );
