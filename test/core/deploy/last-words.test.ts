import { lastWords } from "../../../src/core/deploy/last-words.ts";

test.each([
  [
    "an error of Node's, not its stack",
    "deploy.js:3\n  throw new Error('no');\n\nError: the host said 500\n    at run (deploy.js:3:9)\n\nNode.js v24.0.0\n",
    "",
    "Error: the host said 500",
  ],
  [
    "docker's refusal",
    "Using default tag\ndenied: requested access is denied\n",
    "",
    "denied: requested access is denied",
  ],
  [
    "the error, not npm's words after it",
    "Error: timeout\nnpm error code 1\n",
    "",
    "Error: timeout",
  ],
  ["a framed one", "╷\n│ Error: Invalid provider\n│ \n╵\n", "", "│ Error: Invalid provider"],
  [
    "stdout, where stderr has no error",
    "+ ./deploy\n",
    "error: no space left\n",
    "error: no space left",
  ],
  ["the last line, where none looks like one", "one\ntwo\n\n", "three\n", "two"],
  ["stdout's last line, where stderr is empty", "", "three\n", "three"],
])("the line that tells why: %s", (_, stderr, stdout, expected) => {
  expect(lastWords({ stdout, stderr })).toBe(expected);
});

test("a program that said nothing has no last words", () => {
  expect(lastWords({ stdout: " \n", stderr: "" })).toBeUndefined();
});

test("an error long before the end is not the cause", () => {
  const stderr = `error: tried again\n${"step\n".repeat(30)}the end\n`;
  expect(lastWords({ stdout: "", stderr })).toBe("the end");
});
