import { readFileSync } from "node:fs";
import { UserError } from "../core/errors.ts";
import type { RunContext } from "../ports/run-context.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The runner's variables as facts.
 * https://docs.github.com/actions/reference/workflows-and-actions/variables
 * @throws UserError invalid_event where the payload is not JSON, invalid_input where a variable is missing
 */
export function readRunContext(env: Environment): RunContext {
  const fact = (name: string): string => {
    const value = env[name];
    if (value !== undefined && value !== "") return value;
    throw new UserError(
      "invalid_input",
      `${name} is not set. Run this as a step of a GitHub Actions job, or play the workflow locally with "miyabi run --local".`,
    );
  };
  const count = (name: string): number => {
    const value = Number(fact(name));
    if (Number.isSafeInteger(value) && value > 0) return value;
    throw new UserError(
      "invalid_input",
      `${name} must be a positive whole number, not "${fact(name)}".`,
    );
  };
  const actor = fact("GITHUB_ACTOR");
  return {
    repository: repositoryOf(fact("GITHUB_REPOSITORY")),
    runId: count("GITHUB_RUN_ID"),
    runAttempt: count("GITHUB_RUN_ATTEMPT"),
    eventName: fact("GITHUB_EVENT_NAME"),
    event: readEvent(fact("GITHUB_EVENT_PATH")),
    actor,
    triggeringActor: env["GITHUB_TRIGGERING_ACTOR"] ?? actor,
    ref: fact("GITHUB_REF"),
    sha: fact("GITHUB_SHA"),
    serverUrl: fact("GITHUB_SERVER_URL"),
    apiUrl: fact("GITHUB_API_URL"),
    tempDir: fact("RUNNER_TEMP"),
  };
}

function repositoryOf(value: string): string {
  if (/^[\w.-]+\/[\w.-]+$/.test(value)) return value;
  throw new UserError("invalid_input", `GITHUB_REPOSITORY must be owner/name, not "${value}".`);
}

function readEvent(path: string): unknown {
  try {
    const event: unknown = JSON.parse(readFileSync(path, "utf8"));
    return event;
  } catch (error) {
    throw new UserError(
      "invalid_event",
      `The event in GITHUB_EVENT_PATH (${path}) cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}. Trigger the workflow again.`,
    );
  }
}
