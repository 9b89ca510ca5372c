import { askerOf, type Asker } from "../../../src/stage/model/asker.ts";
import { chooseReply } from "../../../src/stage/model/choose-reply.ts";
import type { ScriptedReply } from "../../../src/stage/model/script.ts";

const reply = (name: string, conditions: Partial<ScriptedReply>): ScriptedReply => ({
  anyTool: false,
  turns: [{ text: name, tools: [] }],
  ...conditions,
});

const replies = [
  reply("anything", {}),
  reply("any codegen", { agent: "codegen" }),
  reply("first task", { agent: "codegen", task: 1 }),
  reply("first task, second attempt", { agent: "codegen", task: 1, attempt: 2 }),
  reply("task of issue 7", { agent: "codegen", task: "task-7-1" }),
  reply("issue 9", { agent: "issue", issue: 9 }),
  reply("asked for tests", { contains: "write tests" }),
];

const chosen = (asker: Partial<Asker>, newest = "", turn = 0): string =>
  chooseReply({ replies }, { asker: { attempt: 1, ...asker }, newest, turn }).turn.text ?? "";

describe("chooseReply", () => {
  test.each<[Partial<Asker>, string]>([
    [{}, "anything"],
    [{ agent: "review", subject: "500" }, "anything"],
    [{ agent: "codegen", subject: "task-500-2" }, "any codegen"],
    [{ agent: "codegen", subject: "task-500-1" }, "first task"],
    [{ agent: "codegen", subject: "task-500-11" }, "any codegen"],
    [{ agent: "codegen", subject: "task-500-1", attempt: 2 }, "first task, second attempt"],
    [{ agent: "issue", subject: "9" }, "issue 9"],
    [{ agent: "issue", subject: "99" }, "anything"],
  ])("%j is answered by: %s", (asker, name) => {
    expect(chosen(asker)).toBe(name);
  });

  test("of equally fitting replies the first in the file is played", () => {
    expect(chosen({ agent: "codegen", subject: "task-7-1" })).toBe("first task");
  });

  test("a client that does not name itself is known by its words", () => {
    expect(chosen({}, "please write tests")).toBe("asked for tests");
  });

  test("a request that nothing is scripted for says who asked", () => {
    const asker = { agent: "review", subject: "500", attempt: 3 };
    const nothing = () => chooseReply({ replies: [] }, { asker, newest: "", turn: 0 });
    expect(nothing).toThrow("no reply for agent review, task 500, attempt 3");
    expect(() => chosen({ agent: "review" }, "", 4)).toThrow("no turn 5 for agent review");
  });
});

describe("askerOf", () => {
  const request = (user_id?: string) => ({
    model: "m",
    max_tokens: 1,
    messages: [],
    ...(user_id === undefined ? {} : { metadata: { user_id } }),
  });

  test("reads Miyabi's metadata, with and without an attempt", () => {
    const read = (text: string) => askerOf(request(text), {});
    expect(read("miyabi:issue:500")).toEqual({ agent: "issue", subject: "500", attempt: 1 });
    expect(read("miyabi:codegen:task-500-1:attempt-2")).toEqual({
      agent: "codegen",
      subject: "task-500-1",
      attempt: 2,
    });
  });

  test("reads the headers of a client whose metadata is its own", () => {
    const headers = { "x-miyabi-agent": "codegen", "x-miyabi-task": "task-500-1:attempt-3" };
    expect(askerOf(request("user_0123_session_4567"), headers)).toEqual({
      agent: "codegen",
      subject: "task-500-1",
      attempt: 3,
    });
    expect(askerOf(request(), {})).toEqual({ attempt: 1 });
  });
});
