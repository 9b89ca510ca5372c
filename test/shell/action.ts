/** An action's process: `runAction` with an agent that a test picks by CASE. */
import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { TransientError, UserError } from "../../src/core/errors.ts";
import type { AgentResult } from "../../src/core/result.ts";
import { runAction, type JobContext } from "../../src/shell/run-action.ts";

const INPUTS = ["issue", "github-token", "anthropic-api-key", "deploy-secrets"] as const;
type Raw = Record<(typeof INPUTS)[number], string>;

const done: AgentResult = { outcome: "done", reason: "merged", message: "Merged.", outputs: {} };

const CASES = {
  done: (raw, run) => ({
    ...done,
    outputs: { next: "deploy", seen: JSON.stringify({ issue: raw.issue, ...run }) },
    summary: "# All well",
  }),
  failed: () => ({
    ...done,
    outcome: "failed",
    reason: "merge_conflict",
    message: "Conflict in a.ts.",
  }),
  waiting: () => ({
    ...done,
    outcome: "waiting",
    reason: "approval_needed",
    message: "Read the plan.",
  }),
  blocked: () => ({
    ...done,
    outcome: "blocked",
    reason: "budget_used_up",
    message: "Nothing is left.",
  }),
  "user-error": () => {
    throw new UserError("invalid_config", "The configuration is not valid:\n  model: too short");
  },
  transient: () => {
    throw new TransientError("GitHub answered 503");
  },
  bug: () => {
    throw new TypeError("x is not a function\nsecond line");
  },
  "disk-full": (raw) => {
    writeFileSync(raw.issue, "x".repeat(4 * 1024 * 1024));
    return done;
  },

  "odd-throw": () => {
    throw "just text"; // eslint-disable-line @typescript-eslint/only-throw-error
  },
  leak: (raw) => ({
    ...done,
    message: `key ${raw["anthropic-api-key"]} and ${raw["deploy-secrets"].split("=")[1] ?? ""}`,
    outputs: { next: raw["github-token"] },
    summary: raw["anthropic-api-key"],
  }),
  "leak-later": (_raw, run) => {
    const token = "ya29.canary-short-lived-0123456789";
    const before = run.redact(token) === token ? "as it is" : "taken out";
    run.conceal(token);
    const texts = [token, Buffer.from(token).toString("base64")].join(" ");
    return { ...done, message: texts, outputs: { next: texts, seen: before }, summary: texts };
  },
  "leak-encoded": (raw) => {
    const key = Buffer.from(raw["anthropic-api-key"]);
    const forms = [
      key.toString("base64"),
      key.toString("base64url"),
      key.toString("hex"),
      encodeURIComponent(key.toString()).replaceAll("-", "%2D"),
      Array.from(key.toString()).reverse().join(""),
      Array.from(key.toString()).join(" "),
      gzipSync(key).toString("base64"),
      process.env["ACTIONS_RUNTIME_TOKEN"] ?? "",
    ];
    const text = forms.join("\n");
    const error = new Error(text.replaceAll("\n", ";"));
    error.stack = text;
    if (raw.issue === "501") throw error;
    return { ...done, message: text, outputs: { next: text }, summary: text };
  },
  commands: () => ({
    ...done,
    message: "tool said\n  ::set-output name=x::y\n a ##[error]b\r::notice::z",
  }),
  annotations: (raw) => ({
    ...done,
    annotations: [
      {
        level: "error" as const,
        message: `a\n::set-output name=x::y ##[error]b ${raw["github-token"]}`,
        title: "x/y",
        file: "src/a,b.js",
        line: 3,
      },
      { level: "warning" as const, message: "careful", title: "x/z", file: "src/c.js", line: 1 },
    ],
  }),
  injection: () => ({ ...done, outputs: { next: "a\nEOF\noutcome=evil\nghadelimiter_x" } }),
  huge: () => ({ ...done, summary: `${"é".repeat(800_000)}END` }),
} satisfies Record<string, (raw: Raw, run: JobContext) => AgentResult>;

export type Case = keyof typeof CASES;

await runAction(INPUTS, (raw, run) => {
  const agent = (CASES as Record<string, (raw: Raw, run: JobContext) => AgentResult>)[
    process.env["CASE"] ?? ""
  ];
  if (!agent) throw new Error("no such case");
  return Promise.resolve().then(() => agent(raw, run));
});
