import { TransientError, UserError } from "../../core/errors.ts";
import type { EngineReport } from "../../ports/engine.ts";
import type { Ended } from "./stream-event.ts";

const PASSING = new Set([408, 409, 425, 429]);
/** The key proxy's word for a budget that is used up, and the API's for a spend limit. */
const BUDGET_STATUS = 402;
const BUDGET_TYPE = "billing_error";

/** @param credential what holds the key, for a text to people */
export const keyRefused = (status: number, text: string, credential: string): UserError =>
  new UserError(
    "missing_secret",
    `The model's API refused the key (${status})${text === "" ? "" : `: ${text}`}. Check ${credential}.`,
  );

/**
 * What it means that the API's failure ended a session. Claude Code has tried again by then.
 * @throws TransientError, UserError missing_secret or invalid_config
 */
export function failureOf(
  { apiStatus: status, apiErrorType: type, text }: Ended,
  { model, credential }: { model: string; credential: string },
): Pick<EngineReport, "status" | "summary"> {
  if (status === BUDGET_STATUS || type === BUDGET_TYPE) return { status: "budget", summary: text };
  if (status === 401 || status === 403) throw keyRefused(status, text, credential);
  if (status === 404)
    throw new UserError(
      "invalid_config",
      `The model's API knows no ${model}: ${text}. Correct \`model\` in .github/miyabi.yml.`,
    );
  if (status === undefined || PASSING.has(status) || status >= 500)
    throw new TransientError(`The model could not be reached: ${text}`);
  return { status: "unusable", summary: `the API answered ${status}: ${text}` };
}
