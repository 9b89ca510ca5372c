/**
 * What an operator wants to know of a session first, most urgent first: it stands still, a person is asked, it
 * failed, it is at work, it is in production, it ended without one.
 */
export const STANDINGS = ["stuck", "person", "failed", "working", "production", "done"] as const;
export type Standing = (typeof STANDINGS)[number];
