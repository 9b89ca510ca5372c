/** One line of model.jsonl: a request to the scripted model and how it was answered. */
export type ModelRequestEntry = {
  /** ISO time of the request. */
  at: string;
  /** Who asked, as far as the request says. */
  agent?: string;
  task?: string;
  attempt: number;
  /** Turns that the assistant had had: 0 for a first request. */
  turn: number;
  model: string;
  stream: boolean;
  bytesIn: number;
  bytesOut: number;
  inputTokens: number;
  outputTokens: number;
  cacheReadTokens: number;
  cacheWriteTokens: number;
  /** HTTP status; 0 where the connection was broken on purpose. */
  status: number;
  /** What a request that was not answered was told. */
  error?: string;
};

export const newEntry = (at: Date, bytesIn: number): ModelRequestEntry => ({
  at: at.toISOString(),
  attempt: 1,
  turn: 0,
  model: "",
  stream: false,
  bytesIn,
  bytesOut: 0,
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  status: 200,
});
