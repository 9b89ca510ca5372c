import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { loadScript } from "../../../src/stage/model/load-script.ts";
import { ScriptFile } from "../../../src/stage/model/script.ts";
import { ScenarioError } from "../../../src/stage/scenario-error.ts";
import { withScenario } from "./scenario-folder.ts";

const load = (yaml: string, files: Record<string, string> = {}) =>
  withScenario({ "model.yml": yaml, ...files }, loadScript);

const complaint = (yaml: string, files: Record<string, string> = {}): Promise<string> =>
  load(yaml, files).then(
    () => "nothing",
    (error: unknown) => {
      expect(error).toBeInstanceOf(ScenarioError);
      return (error as ScenarioError).message.replaceAll(/\/\S*\/model\.yml/g, "model.yml");
    },
  );

describe("loadScript", () => {
  test("turns every form of an answer into turns, with files read", async () => {
    const script = await load(
      `
model: claude-sonnet-4-5
replies:
  - agent: issue
    json: { complexity: 8 }
  - agent: codegen
    task: 1
    attempt: 2
    turns:
      - text: I'll add it
        tools:
          - write: { path: src/a.js, file: files/a.js }
          - edit: { path: b.js, edits: [{ old: x, new: { file: files/a.js } }] }
      - finish: { summary: done }
`,
      { "files/a.js": "export {};\n" },
    );
    expect(script).toEqual({
      model: "claude-sonnet-4-5",
      replies: [
        { agent: "issue", anyTool: false, turns: [{ text: '{"complexity":8}', tools: [] }] },
        {
          agent: "codegen",
          task: 1,
          attempt: 2,
          anyTool: false,
          turns: [
            {
              text: "I'll add it",
              tools: [
                { name: "write", input: { path: "src/a.js", content: "export {};\n" } },
                {
                  name: "edit",
                  input: { path: "b.js", edits: [{ old: "x", new: "export {};\n" }] },
                },
              ],
            },
            { tools: [{ name: "finish", input: { summary: "done" } }] },
          ],
        },
      ],
    });
  });

  test.each([
    ["not YAML", "replies: [", /^model\.yml:1: not valid YAML/],
    [
      "an unknown agent",
      "replies:\n  - agent: isue\n    text: x",
      /^model\.yml:2: replies\.0\.agent/,
    ],
    ["an unknown key", "replies:\n  - agent: issue\n    jason: {}", /model\.yml:2: .*jason/],
    ["no answer", "replies:\n  - agent: issue", /needs an answer: `json`, `text`/],
    ["two answers", "replies:\n  - text: x\n    json: 1", /`text` or `json`, not both/],
    [
      "an answer beside turns",
      "replies:\n  - text: x\n    turns: [{ text: y }]",
      /belongs into the turns/,
    ],
    [
      "two tools in one entry",
      "replies:\n  - tools: [{ a: {}, b: {} }]",
      /one tool for each entry/,
    ],
    [
      "a status no API answers",
      "replies:\n  - text: x\n    error: { status: 418 }",
      /^model\.yml:3: replies\.0\.error\.status/,
    ],
    [
      "a number that JSON does not know",
      "replies:\n  - json: { score: .nan }",
      /^model\.yml:2: replies\.0\.json/,
    ],
    [
      "two replies for the same requests",
      "replies:\n  - text: x\n  - text: y",
      /^model\.yml:3: .*never played: .*model\.yml:2/,
    ],
  ])("says where the mistake is: %s", async (_, yaml, message) => {
    expect(await complaint(yaml)).toMatch(message);
  });

  test("a file that is missing or outside the folder is named with its line", async () => {
    const naming = (path: string) =>
      `replies:\n  - tools:\n      - write:\n          path: a\n          content: { file: ${path} }\n`;
    expect(await complaint(naming("nope.js"))).toMatch(/^model\.yml:5: there is no file "nope.js"/);
    expect(await complaint(naming("../../../../etc/passwd"))).toMatch(/lies outside the scenario/);
    expect(await complaint(naming("/etc/passwd"))).toMatch(/lies outside the scenario folder/);
  });

  test("a link out of the folder is not followed", async () => {
    const yaml = "replies:\n  - tools: [{ write: { path: a, file: link } }]\n";
    await withScenario({ "model.yml": yaml }, async (dir) => {
      await symlink(process.execPath, join(dir, "link"));
      await expect(loadScript(dir)).rejects.toThrow(/lies outside the scenario folder/);
    });
  });

  test("a folder without model.yml says what belongs there", async () => {
    await withScenario({}, (dir) =>
      expect(loadScript(dir)).rejects.toThrow(/model\.yml: there is no such file/),
    );
  });

  test("the format has a JSON schema in which everything is described", () => {
    const schema = z.toJSONSchema(ScriptFile, { io: "input" });
    expect(JSON.stringify(schema)).toContain("Default: tool_use where tools are called");
    expect(schema.description).toBe("What the scripted model answers.");
  });
});
