import { inTheirWords, sideAnswer } from "../../../src/stage/model/claude-code-dialect.ts";
import type { MessagesRequest } from "../../../src/stage/model/messages-request.ts";
import type { ScriptedTurn } from "../../../src/stage/model/script.ts";

const request = (...names: string[]): MessagesRequest => ({
  model: "claude-x",
  max_tokens: 100,
  system: [{ type: "text", text: "# Environment\n - Primary working directory: /w/task 1\n" }],
  messages: [{ role: "user", content: "go" }],
  tools: names.map((name) => ({ name, input_schema: { type: "object" as const } })),
});
const claudeCode = request("Read", "Edit", "Write", "Glob", "Grep", "Bash", "StructuredOutput");
const turn = (...calls: [string, ScriptedTurn["tools"][number]["input"]][]): ScriptedTurn => ({
  tools: calls.map(([name, input]) => ({ name, input })),
});
const said = (name: string, input: ScriptedTurn["tools"][number]["input"]) =>
  inTheirWords(turn([name, input]), claudeCode).tools[0];

test.each([
  ["read", { path: "src/a.js", limit: 3 }, "Read", { file_path: "/w/task 1/src/a.js", limit: 3 }],
  ["write", { path: "a", content: "" }, "Write", { file_path: "/w/task 1/a", content: "" }],
  [
    "edit",
    { path: "/x/a", old_string: "b", new_string: "c", replace_all: true },
    "Edit",
    { file_path: "/x/a", old_string: "b", new_string: "c", replace_all: true },
  ],
  ["glob", { pattern: "**/*" }, "Glob", { pattern: "**/*" }],
  [
    "grep",
    { pattern: "x", path: "src", ignore_case: true },
    "Grep",
    { pattern: "x", path: "/w/task 1/src", output_mode: "content", "-n": true, "-i": true },
  ],
  ["bash", { command: "ls", timeout_seconds: 5 }, "Bash", { command: "ls", timeout: 5_000 }],
  ["finish", { summary: "s" }, "StructuredOutput", { summary: "s" }],
  ["Task", { prompt: "p" }, "Task", { prompt: "p" }],
] as const)("a scripted %s is said in Claude Code's words", (name, input, theirs, translated) => {
  expect(said(name, input)).toEqual({ name: theirs, input: translated });
});

test("where no report is offered, the summary is the last text", () => {
  const { text, tools } = inTheirWords(
    { text: "So.", ...turn(["bash", { command: "ls" }], ["finish", { summary: "All done." }]) },
    request("Read", "Bash"),
  );
  expect(text).toBe("So.\nAll done.");
  expect(tools).toEqual([{ name: "Bash", input: { command: "ls" } }]);
});

test("our own engine, and whoever offers no tools, hears the script as it stands", () => {
  const scripted = turn(["read", { path: "a" }]);
  expect(inTheirWords(scripted, request("read", "bash", "finish"))).toBe(scripted);
  expect(inTheirWords(scripted, request())).toBe(scripted);
});

test("what Claude Code asks beside the task uses up no turn of the script", () => {
  const headers = { "user-agent": "claude-cli/2.1.330 (external, sdk-cli)" };
  const codegen = { agent: "codegen", subject: "task-1-1", attempt: 1 };
  expect(sideAnswer(request(), codegen, headers)).toMatchObject({ tools: [] });
  expect(sideAnswer(claudeCode, codegen, headers)).toBeUndefined();
  expect(sideAnswer(request(), codegen, {})).toBeUndefined();
  expect(sideAnswer(request(), { agent: "review", attempt: 1 }, headers)).toBeUndefined();
});
