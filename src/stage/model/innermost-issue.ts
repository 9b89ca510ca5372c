import type { z } from "zod";

/** The deepest complaint of an issue: a union hides what its members said. */
export const innermostIssue = (
  issue: z.core.$ZodIssue,
): { path: PropertyKey[]; message: string } => {
  const members = issue.code === "invalid_union" ? issue.errors.flat() : [];
  const deepest = members.toSorted((a, b) => b.path.length - a.path.length)[0];
  if (!deepest || deepest.path.length === 0) return issue;
  const inner = innermostIssue(deepest);
  return { path: [...issue.path, ...inner.path], message: inner.message };
};
