import type { Notice } from "../../src/core/notices/notice.ts";

/** A whole valid notice for tests to vary. */
export const notice = (change: Partial<Notice> = {}): Notice => ({
  key: "escalation-0123456789ab-r700",
  id: "f".repeat(32),
  event: "escalation",
  kind: "vulnerability",
  severity: "high",
  repository: "acme/shop",
  issue: {
    number: 12,
    title: "Fix the sum",
    url: "https://github.com/acme/shop/issues/12",
  },
  title: "Miyabi needs a decision: a secret in the change",
  lines: ["src/a.ts:3 looks like a key", "Take it out"],
  links: [{ text: "Issue 12", url: "https://github.com/acme/shop/issues/12#issuecomment-7" }],
  digest: "0123456789ab",
  answers: [{ command: "/miyabi approve 0123456789ab", meaning: "approve and continue" }],
  ...change,
});
