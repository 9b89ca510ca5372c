/**
 * `npm run -s e2e`: one issue from label to merge in a real sandbox repository (docs/e2e.md). Needs E2E_REPOSITORY,
 * E2E_TOKEN, and as in a job GITHUB_REPOSITORY, GITHUB_SHA and GITHUB_RUN_ID.
 */
import { readFileSync } from "node:fs";
import { systemClock } from "../../src/adapters/clock/system-clock.ts";
import { githubClient } from "../../src/adapters/github/client.ts";
import { UserError } from "../../src/core/errors.ts";
import { sandboxPlace } from "./sandbox.ts";
import { runTrial } from "./trial.ts";

const NEEDED = [
  "E2E_REPOSITORY",
  "E2E_TOKEN",
  "GITHUB_REPOSITORY",
  "GITHUB_SHA",
  "GITHUB_RUN_ID",
] as const;

/** @throws UserError that names everything that is missing */
function given(env: NodeJS.ProcessEnv): Record<(typeof NEEDED)[number], string> {
  const missing = NEEDED.filter((name) => (env[name] ?? "") === "");
  if (missing.length > 0)
    throw new UserError("missing_secret", `Not set: ${missing.join(", ")} (docs/e2e.md).`);
  const value = (name: (typeof NEEDED)[number]): string => env[name] ?? "";
  return {
    E2E_REPOSITORY: value("E2E_REPOSITORY"),
    E2E_TOKEN: value("E2E_TOKEN"),
    GITHUB_REPOSITORY: value("GITHUB_REPOSITORY"),
    GITHUB_SHA: value("GITHUB_SHA"),
    GITHUB_RUN_ID: value("GITHUB_RUN_ID"),
  };
}

try {
  const env = given(process.env);
  const place = sandboxPlace(env.E2E_REPOSITORY, env.GITHUB_REPOSITORY);
  const clock = systemClock();
  const client = await githubClient({
    token: env.E2E_TOKEN,
    baseUrl: process.env["GITHUB_API_URL"] ?? "https://api.github.com",
    clock,
    log: { warn: (text) => console.error(text) },
  });
  const wrong = await runTrial(
    { client, place, clock },
    {
      source: { repository: env.GITHUB_REPOSITORY, ref: env.GITHUB_SHA },
      example: readFileSync("examples/caller.yml", "utf8"),
      id: env.GITHUB_RUN_ID,
      minutes: 60,
      tell: (line) => console.log(line),
    },
  );
  if (wrong.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof UserError ? `e2e: ${error.message}` : error);
  process.exitCode = 1;
}
