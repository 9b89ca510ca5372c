import { listen, readBody } from "../../../src/stage/loopback.ts";

/** What the model says in one turn: calls of tools, each a name and its input. */
export type Turn = readonly { name: string; input: unknown }[];
type Block = { type: string; content?: unknown; text?: string };
type Request = {
  messages: { role: string; content: Block[] }[];
  metadata: { user_id: string };
};

/** Of one request: what its conversation's newest results were, and the whole body. */
type Heard = {
  task: string;
  attempt: number;
  turn: number;
  results: string[];
  body: string;
};

const PLACE = /^miyabi:codegen:(.+):attempt-(\d+)$/;
const USAGE = { input_tokens: 100, output_tokens: 20 };

/**
 * A Messages API that answers no first attempt's turn before each of `tasks` has asked for the same
 * turn: their work interleaves step by step, whatever the machine does. Later attempts do not wait.
 */
export async function barrierModel(
  tasks: readonly string[],
  say: (task: string, attempt: number, turn: number) => Turn,
) {
  const heard: Heard[] = [];
  const waiting = new Map<number, { count: number; open: () => void; opened: Promise<void> }>();
  const meet = async (turn: number): Promise<void> => {
    const gate = waiting.get(turn) ?? { count: 0, ...gateOf() };
    waiting.set(turn, gate);
    gate.count += 1;
    if (gate.count === tasks.length) gate.open();
    await gate.opened;
  };
  const server = await listen((request, response) => {
    void readBody(request).then(async (bytes) => {
      const { messages, metadata } = JSON.parse(bytes.toString()) as Request;
      const [, task = "", number = "1"] = PLACE.exec(metadata.user_id) ?? [];
      const attempt = Number(number);
      const turn = messages.filter(({ role }) => role === "assistant").length;
      const results = (messages.at(-1)?.content ?? [])
        .filter(({ type }) => type === "tool_result")
        .map(({ content }) => String(content));
      heard.push({ task, attempt, turn, results, body: bytes.toString() });
      const calls = say(task, attempt, turn);
      if (attempt === 1) await meet(turn);
      const content = calls.map((call, index) => ({
        ...{ type: "tool_use", id: `toolu_${turn}_${index}` },
        ...call,
      }));
      response.writeHead(200, { "content-type": "application/json" });
      response.end(
        JSON.stringify({
          ...{ id: "msg_1", type: "message", role: "assistant", model: "m", content },
          ...{ stop_reason: "tool_use", stop_sequence: null, usage: USAGE },
        }),
      );
    });
  });
  return { url: server.url, heard, close: server.close };
}

function gateOf() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}
