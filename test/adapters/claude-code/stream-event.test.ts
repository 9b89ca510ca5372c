import fc from "fast-check";
import { readEvent } from "../../../src/adapters/claude-code/stream-event.ts";

const read = (value: unknown) => readEvent(JSON.stringify(value));

test("no line is too strange to be passed over", () => {
  fc.assert(fc.property(fc.string(), (line) => readEvent(line) === undefined));
  const types = fc.constantFrom("assistant", "user", "result", "system");
  const strange = fc.dictionary(fc.constantFrom("subtype", "message", "is_error"), fc.jsonValue());
  fc.assert(
    fc.property(strange, types, (value, type) => {
      read({ ...value, type });
    }),
  );
});

test("events of no concern and later kinds of events are passed over", () => {
  expect(read({ type: "system", subtype: "ui_invalidate" })).toBeUndefined();
  expect(read({ type: "rate_limit_event" })).toBeUndefined();
});

test("an answer is read with its calls; blocks of other kinds are left out", () => {
  const content = [
    { type: "thinking", thinking: "…" },
    { type: "tool_use", id: "toolu_1", name: "Read", input: { file_path: "/a" } },
    { type: "text", text: "I look." },
  ];
  const usage = { input_tokens: 3, output_tokens: 2, cache_read_input_tokens: null };
  expect(
    read({ type: "assistant", message: { id: "msg_1", model: "claude-x", content, usage } }),
  ).toEqual({
    kind: "said",
    id: "msg_1",
    model: "claude-x",
    calls: [{ id: "toolu_1", name: "Read", input: { file_path: "/a" } }],
    tokens: { inputTokens: 3, outputTokens: 2, cacheReadTokens: 0, cacheWriteTokens: 0 },
  });
});

test("results of tools are read, text or blocks", () => {
  const content = [
    { type: "tool_result", tool_use_id: "toolu_1", content: "out" },
    {
      type: "tool_result",
      tool_use_id: "toolu_2",
      content: [{ type: "text", text: "a" }],
      is_error: true,
    },
    { type: "text", text: "a reminder" },
  ];
  expect(read({ type: "user", message: { role: "user", content } })).toEqual({
    kind: "answered",
    answers: [
      { id: "toolu_1", text: "out", isError: false },
      { id: "toolu_2", text: '[{"type":"text","text":"a"}]', isError: true },
    ],
  });
});

test("an end that does not say that it is no error is one", () => {
  expect(read({ type: "result", subtype: "success" })).toMatchObject({
    isError: true,
    denials: [],
  });
  expect(read({ type: "result", subtype: "success", is_error: false })).toMatchObject({
    isError: false,
  });
});
