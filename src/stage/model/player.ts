import type { IncomingHttpHeaders } from "node:http";
import { answerOf, type Answer } from "./answer.ts";
import { askerOf } from "./asker.ts";
import { chooseReply, type Choice } from "./choose-reply.ts";
import { inTheirWords, sideAnswer } from "./claude-code-dialect.ts";
import { assistantTurns, checkConversation, newestUserText } from "./conversation.ts";
import { ApiError } from "./errors.ts";
import { FaultCounter } from "./fault-counter.ts";
import { parseMessages, parsePrompt, type MessagesRequest } from "./messages-request.ts";
import { PromptCache, promptTokens } from "./prompt-cache.ts";
import type { ModelRequestEntry } from "./request-log.ts";
import type { Script } from "./script.ts";

/** What is to be sent; `cutAfter` breaks the connection after so many events. */
export type Performance =
  | { kind: "answer"; answer: Answer; stream: boolean; delayMs: number }
  | { kind: "cut"; answer: Answer; stream: boolean; cutAfter: number };

const parseJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch (error) {
    throw new ApiError(400, `The request body is not valid JSON: ${String(error)}`);
  }
};

const checkOffered = ({ reply, turn }: Choice, request: MessagesRequest): void => {
  const offered = (request.tools ?? []).map(({ name }) => name);
  const missing = turn.tools.find(({ name }) => !offered.includes(name));
  if (!missing || reply.anyTool) return;
  const list = offered.length === 0 ? "none" : offered.join(", ");
  throw new ApiError(
    400,
    `model.yml calls the tool "${missing.name}", which the request does not offer (offered: ${list}); say \`anyTool: true\` in the reply if this is meant`,
  );
};

/** Stands for what no script has: it has no faults and no pauses. */
const SIDE = { anyTool: false, turns: [] };

/** Plays a script: knows which faults were played and which prompts were cached, and nothing of HTTP. */
export class Player {
  readonly #script: Script;
  readonly #faults = new FaultCounter();
  readonly #cache: PromptCache;

  constructor(script: Script, now: () => Date) {
    this.#script = script;
    this.#cache = new PromptCache(now);
  }

  /** Answers `POST /v1/messages`, filling in the entry as far as it comes. @throws ApiError */
  play(body: Buffer, headers: IncomingHttpHeaders, entry: ModelRequestEntry): Performance {
    const request = parseMessages(parseJson(body));
    entry.model = request.model;
    entry.stream = request.stream ?? false;
    const asker = askerOf(request, headers);
    entry.attempt = asker.attempt;
    if (asker.agent !== undefined) entry.agent = asker.agent;
    if (asker.subject !== undefined) entry.task = asker.subject;
    checkConversation(request);
    entry.turn = assistantTurns(request);
    this.#checkModel(request.model);
    const side = sideAnswer(request, asker, headers);
    if (side) return this.#perform({ reply: SIDE, turn: side }, request, entry);
    const asked = { asker, turn: entry.turn, newest: newestUserText(request) };
    const { reply, turn } = chooseReply(this.#script, asked);
    const choice = { reply, turn: inTheirWords(turn, request) };
    checkOffered(choice, request);
    return this.#perform(choice, request, entry);
  }

  /** Answers `POST /v1/messages/count_tokens`. @throws ApiError */
  count(body: Buffer): { input_tokens: number } {
    const request = parsePrompt(parseJson(body));
    checkConversation(request);
    return { input_tokens: promptTokens(request) };
  }

  #perform(choice: Choice, request: MessagesRequest, entry: ModelRequestEntry): Performance {
    const fault = this.#faults.next(choice);
    if (fault?.status !== undefined) {
      throw new ApiError(fault.status, fault.message, fault.retryAfter);
    }
    const prompt = this.#cache.use(request);
    const { model, max_tokens: maxTokens } = request;
    const seed = JSON.stringify([model, request.messages]);
    const answer = answerOf(choice.turn, { seed, model, maxTokens, prompt });
    entry.inputTokens = prompt.input;
    entry.cacheReadTokens = prompt.cacheRead;
    entry.cacheWriteTokens = prompt.cacheWrite;
    entry.outputTokens = answer.outputTokens;
    const { stream } = entry;
    if (fault?.cutAfter !== undefined) {
      return { kind: "cut", answer, stream, cutAfter: fault.cutAfter };
    }
    const delayMs = choice.turn.delayMs ?? choice.reply.delayMs ?? 0;
    return { kind: "answer", answer, stream, delayMs };
  }

  #checkModel(model: string): void {
    if (this.#script.model !== undefined && this.#script.model !== model) {
      throw new ApiError(404, `model: ${model}`);
    }
  }
}
