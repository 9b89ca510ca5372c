import type {
  MessageCreateParamsNonStreaming,
  MessageParam,
} from "@anthropic-ai/sdk/resources/messages";
import { limitText, Purse } from "../../core/budget/purse.ts";
import { addModelCalls, modelCall, NO_MODEL_CALLS } from "../../core/budget/model-calls.ts";
import { addUsage, NO_USAGE } from "../../core/budget/usage.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Answer, Model, Question, Spent } from "../../ports/model.ts";
import { affordable } from "./affordable.ts";
import { callApi, type Asked, type Reply } from "./call-api.ts";
import { anthropicClient } from "./client.ts";
import { readAnswer } from "./structured-answer.ts";
import type { Upstream } from "./upstream/upstream.ts";
import { usageOf } from "./usage-of.ts";

const MAX_TOKENS = 16_000;
/** The question, and one turn to repair the answer. */
const TURNS = 2;

const repair = (findings: readonly string[]): string =>
  `Your answer cannot be used:\n${findings.map((finding) => `- ${finding}`).join("\n")}\nAnswer again, whole and corrected, as the same JSON.`;

const NOTHING: Spent = { usage: NO_USAGE, modelCalls: NO_MODEL_CALLS };

/** A call of the model and what it comes to. */
async function timedCall(
  { pricedAs, ...asked }: Asked & Pick<Upstream, "pricedAs">,
  request: MessageCreateParamsNonStreaming,
  clock: Clock,
): Promise<{ reply: Reply; spent: Spent }> {
  const at = clock.now().toISOString();
  const began = clock.monotonic();
  const reply = await callApi(asked, request);
  const { model } = request;
  const timed = { at, seconds: Math.round(clock.monotonic() - began) / 1_000, model };
  if (reply.kind === "refused") {
    const calls = [modelCall({ ...timed, failed: String(reply.status) })];
    return { reply, spent: { usage: NO_USAGE, modelCalls: { calls } } };
  }
  const usage = usageOf(pricedAs(model), reply.message);
  const calls = [modelCall({ ...timed, tokens: usage })];
  return { reply, spent: { usage, modelCalls: { calls } } };
}

const add = (a: Spent, b: Spent): Spent => ({
  usage: addUsage(a.usage, b.usage),
  modelCalls: addModelCalls(a.modelCalls, b.modelCalls),
});

/** One-shot questions to Claude with structured output. */
export function anthropicModel({
  open,
  model,
  clock,
}: {
  /** Called with each question: where the model answers. @throws UserError missing_secret */
  open: () => Promise<Upstream>;
  model: string;
  clock: Clock;
}): Model {
  return {
    async ask<T>(question: Question<T>): Promise<Answer<T>> {
      const { agent, subject, system, prompt, schema, limits, check = () => [] } = question;
      const upstream = await open();
      const { credential, pricedAs } = upstream;
      const asked = { client: await anthropicClient(upstream), credential, pricedAs };
      const { zodOutputFormat } = await import("@anthropic-ai/sdk/helpers/zod");
      const messages: MessageParam[] = [{ role: "user", content: prompt }];
      let spent = NOTHING;
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
        const fits = affordable(
          { model: pricedAs(model), bytes, maxTokens: MAX_TOKENS },
          { tokens: Infinity, usd },
        );
        if (fits === undefined)
          return {
            kind: "budget",
            reason: limit ? limitText(limit) : "no money is left",
            ...spent,
          };
        const paid = { ...request, max_tokens: fits.maxTokens };
        const { reply, spent: now } = await timedCall(asked, paid, clock);
        spent = add(spent, now);
        if (reply.kind === "refused") return { kind: "unusable", reason: reply.reason, ...spent };
        purse.settle({ held: 0, spent: now.usage.costUsd });
        const reading = readAnswer(reply.message, schema, check);
        switch (reading.kind) {
          case "value":
            return { kind: "answer", value: reading.value, ...spent };
          case "unusable":
            return { kind: "unusable", reason: reading.reason, ...spent };
          case "repairable":
            problem = reading.findings.join("; ");
            messages.push(
              { role: "assistant", content: reading.said || "(nothing)" },
              { role: "user", content: repair(reading.findings) },
            );
        }
      }
      return { kind: "unusable", reason: `the answer was twice not usable: ${problem}`, ...spent };
    },
  };
}
