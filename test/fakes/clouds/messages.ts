import type { IncomingMessage, ServerResponse } from "node:http";

/** What a cloud was asked: its own address, headers and body. */
export type Asked = {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: Record<string, unknown>;
};

/** A cloud's refusal; `message` says which rule of its description was broken. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** @throws Refused where something that must hold does not */
export function must(holds: boolean, status: number, message: string): void {
  if (!holds) throw new Refused(status, message);
}

const USAGE = { input_tokens: 100, output_tokens: 20 };

/** A whole message, or its events where it was asked for as a stream. */
export function say(response: ServerResponse, { text, stream }: { text: string; stream: boolean }) {
  const message = {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "m",
    content: [{ type: "text", text }],
    stop_reason: "end_turn",
    stop_sequence: null,
    usage: USAGE,
  };
  if (!stream) {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(message));
    return;
  }
  const events = [
    { type: "message_start", message: { ...message, content: [], stop_reason: null } },
    { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
    { type: "content_block_delta", index: 0, delta: { type: "text_delta", text } },
    { type: "content_block_stop", index: 0 },
    { type: "message_delta", delta: { stop_reason: "end_turn" }, usage: USAGE },
    { type: "message_stop" },
  ];
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.end(
    events.map((one) => `event: ${one.type}\ndata: ${JSON.stringify(one)}\n\n`).join(""),
  );
}

/** Those that Claude Code asks Bedrock and Vertex AI for itself; what is experimental they refuse. */
const BETAS = ["claude-code-20250219", "interleaved-thinking-2025-05-14", "effort-2025-11-24"];

/** The rules of the Messages API that hold wherever it is spoken. */
export function checkMessages({ headers, body }: Pick<Asked, "headers" | "body">): void {
  const betas = String(headers["anthropic-beta"] ?? "").split(",");
  const unknown = betas.find((beta) => beta !== "" && !BETAS.includes(beta));
  must(unknown === undefined, 400, `Unexpected value(s) ${unknown ?? ""} for anthropic-beta`);
  must(Array.isArray(body["messages"]), 400, "messages: Field required");
  must(Number.isInteger(body["max_tokens"]), 400, "max_tokens: Field required");
}
