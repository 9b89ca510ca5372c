import { diskFullText } from "../core/disk-full.ts";
import { TransientError, UserError } from "../core/errors.ts";
import type { Annotation } from "../core/review/annotations.ts";
import type { AgentResult } from "../core/result.ts";

/** How a step ends: what it hands to later steps, and what people read. */
export type Ending = {
  outputs: Record<string, string>;
  /** Markdown for the step's summary; empty for none. */
  summary: string;
  annotations?: readonly Annotation[];
  /** One line for the log, or the reason of a failed step. */
  line: string;
  /**
   * The seed's levels ("Logging & Tracing"): what was done and handed over is INFO, what waits for people WARN,
   * what they must repair ERROR.
   */
  level: "info" | "warning" | "error";
  failed: boolean;
  /** For the debug log only. */
  stack?: string;
};

/** GitHub refuses a step summary over 1 MiB; some room for the note at its end. */
const SUMMARY_BYTES = 1024 * 1024 - 200;

const outputsOf = (of: { outcome: string; reason: string; message: string }) => ({
  outcome: of.outcome,
  reason: of.reason,
  result: JSON.stringify({ outcome: of.outcome, reason: of.reason, message: of.message }),
});

const LEVELS = {
  done: "info",
  skipped: "info",
  waiting: "warning",
  blocked: "error",
  failed: "error",
} as const satisfies Record<AgentResult["outcome"], Ending["level"]>;

export function endingOf(result: AgentResult): Ending {
  const { outcome, reason, message, outputs, summary = "", annotations = [] } = result;
  return {
    outputs: { ...outputs, ...outputsOf({ outcome, reason, message }) },
    summary: capped(summary),
    annotations,
    line: `${outcome} (${reason}): ${message}`,
    level: LEVELS[outcome],
    failed: outcome === "failed",
  };
}

/** A throw is a failed step: a user's mistake under its own code, everything else as `job_failed`. */
export function endingOfThrow(error: unknown): Ending {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof UserError) return failure(error.code, `${message} (${error.code})`);
  const full = diskFullText(error);
  if (full !== undefined) return failure("disk_full", `${full} (disk_full)`);
  const kind = error instanceof TransientError ? "A passing fault" : "An unexpected fault";
  const line = `${kind}: ${message.split("\n", 1)[0] ?? ""}. Run the job again; with debug logging it shows where.`;
  return {
    ...failure("job_failed", line),
    ...(error instanceof Error && error.stack !== undefined ? { stack: error.stack } : {}),
  };
}

const failure = (reason: string, message: string): Ending => ({
  outputs: outputsOf({ outcome: "failed", reason, message }),
  summary: "",
  line: message,
  level: "error",
  failed: true,
});

function capped(markdown: string): string {
  const bytes = Buffer.from(markdown);
  if (bytes.length <= SUMMARY_BYTES) return markdown;
  // A character that is cut in the middle decodes to U+FFFD, which is taken off again.
  const start = bytes
    .subarray(0, SUMMARY_BYTES)
    .toString()
    .replace(/\uFFFD+$/, "");
  return `${start}\n\n… cut here: a step summary holds 1 MiB.\n`;
}
