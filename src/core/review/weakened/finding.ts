import type { Finding } from "../quality.ts";

export const RULE = "miyabi/weakened-tests";

/** `high` stops for people; `medium` is named in the report, and goes on. */
export const finding = (
  severity: "high" | "medium",
  message: string,
  place: { file?: string; line?: number } = {},
): Finding => ({ part: "tests", severity, message, rule: RULE, ...place });
