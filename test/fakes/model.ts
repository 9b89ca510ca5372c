import { NO_USAGE } from "../../src/core/budget/usage.ts";
import type { Answer, Model, Question, Spent } from "../../src/ports/model.ts";

const ONE_CALL: Spent = {
  usage: { ...NO_USAGE, calls: 1, inputTokens: 100, outputTokens: 20, costUsd: 0.001 },
  modelCalls: {
    calls: [
      {
        at: "2026-01-05T10:00:00.000Z",
        seconds: 2,
        model: "claude-sonnet-5-5",
        inputTokens: 100,
        outputTokens: 20,
      },
    ],
  },
};

/** Answers by agent. A value that does not fit schema or check is unusable, as for the real one. */
export class FakeModel implements Model {
  readonly questions: { agent: string; subject: string; system: string; prompt: string }[] = [];
  readonly #answers: Record<string, unknown>;

  constructor(answers: Record<string, unknown>) {
    this.#answers = answers;
  }

  async ask<T>(question: Question<T>): Promise<Answer<T>> {
    const { agent, subject, system, prompt } = question;
    this.questions.push({ agent, subject, system, prompt });
    const parsed = question.schema.safeParse(this.#answers[agent]);
    if (!parsed.success) return { kind: "unusable", reason: parsed.error.message, ...ONE_CALL };
    const findings = question.check?.(parsed.data) ?? [];
    if (findings.length > 0) return { kind: "unusable", reason: findings.join("; "), ...ONE_CALL };
    return { kind: "answer", value: parsed.data, ...ONE_CALL };
  }
}
