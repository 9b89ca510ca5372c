import { openMessage, stopDetailsOf, type Answer, type AnswerBlock } from "./answer.ts";

export type StreamEvent = { type: string } & Record<string, unknown>;

const PIECES = 4;

/** Cuts a text into a few pieces, so that a client has to put it together again. */
const split = (text: string): string[] => {
  const characters = Array.from(text);
  const size = Math.max(1, Math.ceil(characters.length / PIECES));
  const pieces: string[] = [];
  for (let start = 0; start < characters.length; start += size) {
    pieces.push(characters.slice(start, start + size).join(""));
  }
  return pieces;
};

const opened = (block: AnswerBlock) =>
  block.type === "text" ? { ...block, text: "" } : { ...block, input: {} };

const deltas = (block: AnswerBlock) =>
  block.type === "text"
    ? split(block.text).map((text) => ({ type: "text_delta", text }))
    : // The API, too, begins with an empty piece.
      ["", ...split(JSON.stringify(block.input))].map((partial_json) => ({
        type: "input_json_delta",
        partial_json,
      }));

const eventsOfBlock = (block: AnswerBlock, index: number): StreamEvent[] => [
  { type: "content_block_start", index, content_block: opened(block) },
  ...(index === 0 ? [{ type: "ping" }] : []),
  ...deltas(block).map((delta) => ({ type: "content_block_delta", index, delta })),
  { type: "content_block_stop", index },
];

/** The events of a streamed answer: https://platform.claude.com/docs/en/build-with-claude/streaming */
export const streamEvents = (answer: Answer): StreamEvent[] => [
  { type: "message_start", message: openMessage(answer) },
  ...answer.blocks.flatMap(eventsOfBlock),
  {
    type: "message_delta",
    delta: {
      stop_reason: answer.stopReason,
      stop_sequence: null,
      stop_details: stopDetailsOf(answer),
    },
    usage: { output_tokens: answer.outputTokens },
  },
  { type: "message_stop" },
];

export const formatEvent = (event: StreamEvent): string =>
  `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
