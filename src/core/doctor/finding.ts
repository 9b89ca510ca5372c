import { z } from "zod";

/** What `miyabi doctor` looks at, documented in docs/cli.md; scripts rely on these words. */
export const FINDING_IDS = [
  // on this machine
  "node",
  "git",
  "sandbox",
  "toolchains",
  // in the clone
  "workflow",
  "workflow-permissions",
  "workflow-triggers",
  "workflow-secrets",
  "workflow-pin",
  "sweep",
  "config",
  // on GitHub
  "token",
  "repository",
  "issues",
  "pushed",
  "model-key",
  "actions",
  "allowed-actions",
  "app",
  "pull-requests",
  "merge-method",
  "branch-rules",
  "required-checks",
  "environments",
  "labels",
  "kill-switch",
] as const;
export type FindingId = (typeof FINDING_IDS)[number];

/** `unknown`: it could not be looked at; `fix` says what would show it. */
export const Finding = z.strictObject({
  id: z.enum(FINDING_IDS),
  status: z.enum(["ok", "warn", "fail", "unknown"]),
  looked: z.string().describe("What was looked at"),
  found: z.string().describe("What is there, one line"),
  fix: z.string().optional().describe("What to do, one line; absent where nothing is to do"),
});
export type Finding = z.infer<typeof Finding>;

/** What `miyabi doctor --json` prints. */
export const DoctorReport = z.strictObject({
  schemaVersion: z.literal(1),
  repository: z.string().optional().describe("owner/name, where it is known"),
  findings: z.array(Finding),
});
export type DoctorReport = z.infer<typeof DoctorReport>;

/** Finding without its id and place: what a rule decides. */
export type Verdict = Pick<Finding, "status" | "found" | "fix">;

export const ok = (found: string): Verdict => ({ status: "ok", found });
export const warn = (found: string, fix: string): Verdict => ({ status: "warn", found, fix });
export const fail = (found: string, fix: string): Verdict => ({ status: "fail", found, fix });

/** A fact of GitHub's, or why it is not known. */
export type Seen<T> =
  | { kind: "seen"; value: T }
  /** GitHub does not tell this token; `needs` is the permission that would do. */
  | { kind: "hidden"; why: string; needs: string }
  | { kind: "unanswered"; why: string };

/** The verdict on what was seen; `unknown`, with what would help, on what was not. */
export function judged<T>(seen: Seen<T>, rule: (value: T) => Verdict): Verdict {
  switch (seen.kind) {
    case "seen":
      return rule(seen.value);
    case "unanswered":
      return { status: "unknown", found: seen.why, fix: "Try it again later." };
    case "hidden":
      return {
        status: "unknown",
        found: `GitHub does not tell this token (${seen.why})`,
        fix: `To have it looked at, give a token with ${seen.needs}.`,
      };
  }
}
