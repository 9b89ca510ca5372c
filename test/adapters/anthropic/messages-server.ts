import { listen, readBody } from "../../../src/stage/loopback.ts";

/** One answer of the fake Messages API: content blocks, an HTTP error, or none that ever comes. */
export type Scripted =
  | "never"
  | { content: unknown[]; stop?: string; usage?: Record<string, number> }
  | { status: number; headers?: Record<string, string>; type?: string; message?: string };

type Sent = {
  headers: Record<string, unknown>;
  body: {
    model: string;
    max_tokens: number;
    system: { text: string; cache_control?: unknown }[];
    messages: { role: string; content: unknown }[];
    tools?: { name: string }[];
    metadata?: { user_id: string };
    output_config?: { format: { type: string; schema: unknown } };
  };
};

export const text = (value: string) => ({ type: "text", text: value });
export const json = (value: unknown) => text(JSON.stringify(value));
let ids = 0;
export const call = (name: string, input: unknown) => ({
  type: "tool_use",
  id: `toolu_${++ids}`,
  name,
  input,
});

/** Answers requests in order from a script, and keeps them; `onSent` is told how many there were. */
export const messagesServer = async (
  script: Scripted[],
  onSent: (count: number) => void = () => undefined,
) => {
  const sent: Sent[] = [];
  const server = await listen((request, response) => {
    void readBody(request).then((bytes) => {
      sent.push({ headers: request.headers, body: JSON.parse(bytes.toString()) as Sent["body"] });
      const next = script[sent.length - 1] ?? { status: 400, message: "nothing scripted" };
      onSent(sent.length);
      if (next === "never") return;
      if ("status" in next) {
        response.writeHead(next.status, { "content-type": "application/json", ...next.headers });
        const error = { type: next.type ?? "api_error", message: next.message ?? "no" };
        response.end(JSON.stringify({ type: "error", error }));
        return;
      }
      const tools = next.content.some((block) => (block as { type: string }).type === "tool_use");
      response.writeHead(200, { "content-type": "application/json" });
      response.end(
        JSON.stringify({
          id: "msg_1",
          type: "message",
          role: "assistant",
          model: "m",
          content: next.content,
          stop_reason: next.stop ?? (tools ? "tool_use" : "end_turn"),
          stop_sequence: null,
          usage: { input_tokens: 100, output_tokens: 20, ...next.usage },
        }),
      );
    });
  });
  return { url: server.url, sent, close: server.close };
};
