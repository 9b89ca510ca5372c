import type {
  MessageCreateParamsNonStreaming,
  MessageParam,
} from "@anthropic-ai/sdk/resources/messages";
import { limitText, Purse } from "../../core/budget/purse.ts";
import { addUsage, NO_USAGE } from "../../core/budget/usage.ts";
import type { Answer, Model, Question } from "../../ports/model.ts";
import { affordable } from "./affordable.ts";
import { callApi } from "./call-api.ts";
import { anthropicClient, type Connection } from "./client.ts";
import { readAnswer } from "./structured-answer.ts";
import { usageOf } from "./usage-of.ts";

const MAX_TOKENS = 16_000;
/** The question, and one turn to repair the answer. */
const TURNS = 2;

const repair = (findings: readonly string[]): string =>
  `Your answer cannot be used:\n${findings.map((finding) => `- ${finding}`).join("\n")}\nAnswer again, whole and corrected, as the same JSON.`;

/** One-shot questions to Claude with structured output. */
export function anthropicModel({ model, ...connection }: Connection & { model: string }): Model {
  return {
    async ask<T>(question: Question<T>): Promise<Answer<T>> {
      const { agent, subject, system, prompt, schema, limits, check = () => [] } = question;
      const client = await anthropicClient(connection);
      const { zodOutputFormat } = await import("@anthropic-ai/sdk/helpers/zod");
      const messages: MessageParam[] = [{ role: "user", content: prompt }];
      let usage = NO_USAGE;
      const purse = new Purse(limits);
      let problem = "";
      for (let turn = 0; turn < TURNS; turn++) {
        const request: MessageCreateParamsNonStreaming = {
          model,
          max_tokens: MAX_TOKENS,
          system: [{ type: "text", text: system, cache_control: { type: "ephemeral" } }],
          messages,
          output_config: { format: zodOutputFormat(schema) },
          metadata: { user_id: `miyabi:${agent}:${subject}` },
        };
        const bytes = Buffer.byteLength(JSON.stringify(request));
        const { usd, limit } = purse.left();
        const fits = affordable({ model, bytes, maxTokens: MAX_TOKENS }, { tokens: Infinity, usd });
        if (fits === undefined)
          return { kind: "budget", reason: limit ? limitText(limit) : "no money is left", usage };
        const reply = await callApi(client, { ...request, max_tokens: fits.maxTokens });
        if (reply.kind === "refused") return { kind: "unusable", reason: reply.reason, usage };
        const used = usageOf(model, reply.message);
        purse.settle({ held: 0, spent: used.costUsd });
        usage = addUsage(usage, used);
        const reading = readAnswer(reply.message, schema, check);
        switch (reading.kind) {
          case "value":
            return { kind: "answer", value: reading.value, usage };
          case "unusable":
            return { kind: "unusable", reason: reading.reason, usage };
          case "repairable":
            problem = reading.findings.join("; ");
            messages.push(
              { role: "assistant", content: reading.said || "(nothing)" },
              { role: "user", content: repair(reading.findings) },
            );
        }
      }
      return { kind: "unusable", reason: `the answer was twice not usable: ${problem}`, usage };
    },
  };
}
