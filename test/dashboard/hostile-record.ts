import type { SessionRecord } from "../../src/core/session/session.ts";
import { deployed, report, taskResult } from "../fakes/quality.ts";
import { analysis, plan, session, task } from "../fakes/records.ts";

/** What a stranger may write: markup, script, an event, a way out of a script and of an attribute. */
const ATTACK = `</script><script>attacked=1</script><img src=x onerror="attacked=1">'"\`\${attacked=1}<!-- \u202e${"W".repeat(300)}`;
const LINK = "javascript:attacked=1";

const finding = {
  part: "security",
  severity: "critical",
  message: ATTACK,
  file: ATTACK,
  line: 1,
  rule: ATTACK,
} as const;

/** A session in which every text that is not ours means harm. */
export function hostileRecord(): SessionRecord {
  const whole = session();
  const tasks = [1, 2].map((ordinal) =>
    task(ordinal, {
      title: ATTACK,
      description: ATTACK,
      files: [ATTACK],
      acceptance: [ATTACK],
      dependencies: ordinal === 1 ? [] : ["task-500-1"],
    }),
  );
  return {
    ...whole,
    state: "blocked",
    issue: { ...whole.issue, title: ATTACK, body: ATTACK, author: ATTACK, labels: [ATTACK] },
    analysis: analysis({
      reasons: [ATTACK],
      similar: [{ issue: 1, title: ATTACK, outcome: ATTACK, score: 1 }],
    }),
    plan: plan(...tasks),
    phases: [
      {
        name: "analysis",
        attempt: 1,
        startedAt: whole.trigger.at,
        seconds: 60,
        outcome: "failure",
        error: ATTACK,
      },
    ],
    tasks: [1, 2].map((ordinal) =>
      taskResult(ordinal, {
        lane: ATTACK,
        status: "failed",
        error: ATTACK,
        summary: ATTACK,
        notDone: ATTACK,
      }),
    ),
    reviews: [55, 75].map((score, at) =>
      report({
        score,
        attempt: at + 1,
        issues: [finding],
        debt: [{ ...finding, why: "base" }],
        unknown: [{ part: ATTACK, reason: ATTACK }],
        explanation: [ATTACK],
        notJudged: [ATTACK],
        toolchain: ATTACK,
      }),
    ),
    pull: {
      number: 9,
      url: LINK,
      branch: ATTACK,
      base: "main",
      headSha: "a".repeat(40),
      draft: false,
    },
    deployments: [
      deployed({
        outcome: "unhealthy",
        url: LINK,
        error: ATTACK,
        logs: ATTACK,
        rollbackCommand: ATTACK,
        notices: [ATTACK],
        timeline: [{ at: whole.trigger.at, text: ATTACK }],
        samples: [0, 10, 20].map((second) => ({
          at: new Date(Date.parse(whole.trigger.at) + second * 1000).toISOString(),
          ok: second === 0,
          milliseconds: 20,
          error: ATTACK,
        })),
      }),
    ],
    incidents: [
      {
        release: "r",
        environment: "production",
        runId: 1,
        issue: 8,
        revert: { number: 7, url: LINK },
      },
    ],
    escalations: [
      {
        type: "escalation",
        kind: "vulnerability",
        severity: "critical",
        issue: 500,
        reason: ATTACK,
        context: { failing_checks: [ATTACK], recommendation: ATTACK },
        actions: [{ id: "reject", label: ATTACK }],
        digest: ATTACK,
        raisedAt: whole.trigger.at,
      },
    ],
    transitions: [
      {
        at: whole.trigger.at,
        from: "pending",
        to: "blocked",
        by: ATTACK,
        runId: 1,
        reason: ATTACK,
        refused: true,
      },
    ],
    notes: [ATTACK],
  };
}
