import type { Account } from "../../contract/tokens.ts";

/** What happened to one issue, as its page tells it. Labels are remembered as they were then. */
export type TimelineEntry = { id: number; at: Date; actor: Account } & (
  | { event: "labeled" | "unlabeled"; label: { name: string; color: string } }
  | { event: "assigned" | "unassigned"; assignee: Account }
  | { event: "renamed"; rename: { from: string; to: string } }
  | { event: "closed" | "reopened"; commit?: string; reason: string | null }
  | { event: "merged"; commit: string }
  | { event: "locked" | "unlocked"; reason: string | null }
  | { event: "ready_for_review" | "convert_to_draft" | "head_ref_deleted" }
  | { event: "review_requested" | "review_request_removed"; reviewer: Account }
);
