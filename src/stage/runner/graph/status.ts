import type { StatusAnswers } from "../language/expressions.ts";

/** `needs.<job>.result` */
export type Result = "success" | "failure" | "cancelled" | "skipped";

/** All jobs that `ids` need, at any distance, themselves included. */
export const ancestors = (
  ids: readonly string[],
  needsOf: (id: string) => readonly string[],
): Set<string> => {
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    needsOf(id).forEach(visit);
  };
  ids.forEach(visit);
  return seen;
};

/**
 * What success(), failure() and cancelled() answer in a job's `if`. success() wants *all* ancestors to have
 * succeeded: one that was skipped is enough to skip (github.com/actions/runner/issues/491).
 */
export const jobStatus = (results: readonly Result[], runCancelled: boolean): StatusAnswers => ({
  success: !runCancelled && results.every((result) => result === "success"),
  failure: !runCancelled && results.includes("failure"),
  cancelled: runCancelled,
});

/** The result of several jobs as one: of a matrix, of a called workflow, of a run. */
export const merged = (results: readonly Result[]): Result => {
  if (results.includes("failure")) return "failure";
  if (results.includes("cancelled")) return "cancelled";
  return results.length > 0 && results.every((result) => result === "skipped")
    ? "skipped"
    : "success";
};
