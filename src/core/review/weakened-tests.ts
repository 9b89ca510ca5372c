import type { FileDiff } from "../diff.ts";
import type { Finding } from "./quality.ts";
import { balance, trivialAssertions } from "./weakened/balance.ts";
import { earlyReturns } from "./weakened/early-return.ts";
import { RULE } from "./weakened/finding.ts";
import { markers } from "./weakened/markers.ts";
import { judges, type Checks } from "./weakened/judges.ts";
import { NO_SETTINGS, overrides, type BaseSettings } from "./weakened/overrides.ts";
import { settings } from "./weakened/settings.ts";

/**
 * Ways to pass without being better, compared with the base: tests deleted, moved out of sight, skipped
 * or emptied, coverage or linter loosened (threat 24). `high` escalates; `medium` is named in the report.
 * It reads lines, not programs: what a test still proves is for whoever reviews.
 * @param checks as in the configuration: what they run must not be part of the change
 * @param base what tells new settings from the first ones
 */
export const weakenedTests = (
  files: readonly FileDiff[],
  checks: Checks = {},
  base: BaseSettings = NO_SETTINGS,
): Finding[] => [
  ...balance(files),
  ...files.flatMap((file) => [
    ...markers(file),
    ...earlyReturns(file),
    ...trivialAssertions(file),
    ...settings(file),
  ]),
  ...overrides(files, base),
  ...judges(files, checks),
];

/** True where people must look before anything goes on. */
export const weakens = (findings: readonly Finding[]): boolean =>
  findings.some(({ rule, severity }) => rule === RULE && severity === "high");
