import { parseCommand } from "../../../src/core/people/command.ts";

test.each([
  ["/miyabi approve", { verb: "approve", digest: undefined }],
  ["/miyabi approve 0123456789ab  ", { verb: "approve", digest: "0123456789ab" }],
  ["/miyabi Approve `0123456789AB`\r\nthanks", { verb: "approve", digest: "0123456789ab" }],
  ["/miyabi reject 今はやらない", { verb: "reject", reason: "今はやらない" }],
  ["/miyabi retry\nplease", { verb: "retry" }],
  ["/miyabi stop", { verb: "stop" }],
  ["/miyabi status", { verb: "status" }],
  ["/miyabi rollback", { verb: "rollback" }],
  ["/miyabi plan\n\n```yaml\n- ordinal: 1\n```\n", { verb: "plan", yaml: "- ordinal: 1" }],
])("%j is a command", (body, command) => {
  expect(parseCommand(body)).toEqual({ kind: "command", command });
});

test.each([
  ["text", "hello"],
  ["a command not on the first line", "hello\n/miyabi retry"],
  ["a quoted command", "> /miyabi approve"],
  ["a command in a code block", "```\n/miyabi approve\n```"],
  ["an indented command", "    /miyabi approve"],
  ["look-alike letters", "/miyabi аpprove"],
  ["another bot's command", "/miyabix approve"],
  ["our own comment", "<!-- miyabi:500:plan -->\n/miyabi approve"],
])("threats 5 and 30: %s is no command", (_what, body) => {
  expect(parseCommand(body)).toEqual({ kind: "none" });
});

test.each([
  ["/miyabi", "A command is missing"],
  ["/miyabi aprove", "no such command"],
  ["/miyabi approve 123", "at least 12"],
  ["/miyabi retry please", "stands alone"],
  ["/miyabi plan", "fenced `yaml` block"],
  ["/miyabi plan\n```yaml\n- ordinal: 1", "fenced `yaml` block"],
])("%j is answered with help", (body, help) => {
  const parsed = parseCommand(body);
  expect(parsed.kind).toBe("malformed");
  expect(parsed.kind === "malformed" ? parsed.message : "").toContain(help);
});
