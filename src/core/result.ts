import type { Annotation } from "./review/annotations.ts";

/** How an action can end. The workflow branches on `next`, people read `message`, machines `reason`. */
export type Outcome = "done" | "skipped" | "waiting" | "blocked" | "failed";

/** Closed list of reason codes, documented in docs/troubleshooting.md. */
export const REASONS = [
  // orchestrator
  "session_started",
  "session_resumed",
  "not_for_us",
  "sender_not_allowed",
  "session_in_progress",
  "command_refused",
  "plan_approved",
  "plan_changed",
  "rejected",
  "stopped",
  "status_reported",
  "deployment_ordered",
  "progress_recorded",
  // issue
  "issue_analyzed",
  "issue_incomplete",
  "nothing_analyzable",
  // coordinator
  "plan_ready",
  "approval_needed",
  "plan_invalid",
  // codegen
  "lane_finished",
  "lane_failed",
  "lane_out_of_time",
  "no_sandbox",
  "no_claude_code",
  // review
  "review_approved",
  "review_needs_human",
  "review_rejected",
  "review_incomplete",
  "security_finding",
  // pr
  "merged",
  "pull_opened",
  "policy_refused",
  "tree_mismatch",
  "base_moved",
  "head_moved",
  "merge_conflict",
  "checks_pending",
  "checks_failed",
  // deployment
  "deployed",
  "released",
  "deployment_not_configured",
  "rolled_back",
  "rollback_failed",
  "inconclusive",
  "deployment_refused",
  "left_to_session",
  "environment_frozen",
  "overtaken",
  "environment_busy",
  "incident_opened",
  // finalize
  "session_done",
  "session_waiting",
  "session_escalated",
  "session_failed",
  // sweep
  "swept",
  // anywhere
  "disabled",
  "model_unusable",
  "budget_used_up",
  "job_failed",
  "cancelled",
] as const;
export type Reason = (typeof REASONS)[number];

export type AgentResult = {
  outcome: Outcome;
  reason: Reason;
  /** One plain sentence for people: what happened, and what to do if anything. */
  message: string;
  /** Step outputs beside `result`, `outcome` and `reason`; keys as declared in action.yml. */
  outputs: Record<string, string>;
  /** Markdown for the step summary. */
  summary?: string;
  /** Notes at lines of files. */
  annotations?: readonly Annotation[];
};
