import type { Standing } from "../../src/core/dashboard/standings.ts";

/** How a thing is meant, whatever its name: decides its colour and its sign. */
export type Tone = "good" | "bad" | "warn" | "busy" | "quiet";

/** `rolled_back` and `awaiting-approval` as people say them. */
export const spoken = (name: string): string => name.replace(/[_-]+/g, " ");

export const STANDING_WORDS: Record<Standing, { name: string; tone: Tone; hint: string }> = {
  stuck: { name: "Stuck", tone: "bad", hint: "nothing moves, nobody was asked" },
  person: { name: "Waits for a person", tone: "warn", hint: "an answer, a review or a merge" },
  failed: { name: "Failed", tone: "bad", hint: "ended without success" },
  working: { name: "At work", tone: "busy", hint: "a run is under way" },
  production: { name: "In production", tone: "good", hint: "released and healthy" },
  done: { name: "Done", tone: "quiet", hint: "ended without a release" },
};

const TONES: Record<string, Tone> = {
  done: "good",
  success: "good",
  healthy: "good",
  approve: "good",
  merged: "good",
  failed: "bad",
  failure: "bad",
  unhealthy: "bad",
  rolled_back: "bad",
  rollback_failed: "bad",
  reject: "bad",
  critical: "bad",
  high: "bad",
  error: "bad",
  blocked: "warn",
  paused: "warn",
  "awaiting-approval": "warn",
  waiting: "warn",
  inconclusive: "warn",
  held: "warn",
  review: "warn",
  medium: "warn",
  warning: "warn",
  analyzing: "busy",
  implementing: "busy",
  reviewing: "busy",
  deploying: "busy",
};

/** The tone of a state, outcome, severity or recommendation. */
export const toneOf = (name: string): Tone => TONES[name.toLowerCase()] ?? "quiet";

/** Thresholds of docs/review.md: merged from 90, opened from 80, a draft from 60. */
export function scoreTone(score: number): Tone {
  if (score >= 80) return "good";
  return score >= 60 ? "warn" : "bad";
}
