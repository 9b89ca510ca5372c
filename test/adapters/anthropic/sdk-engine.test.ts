import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sdkEngine } from "../../../src/adapters/anthropic/engine/sdk-engine.ts";
import { plainCommands } from "../../../src/adapters/process/plain-commands.ts";
import type { Commands } from "../../../src/ports/commands.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { call, messagesServer, text, type Scripted } from "./messages-server.ts";

let root: string;
let worktree: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "miyabi-engine-"));
  worktree = join(root, "tree");
  await mkdir(join(worktree, ".git"), { recursive: true });
  await writeFile(join(worktree, ".git", "config"), "[core]\n");
  await writeFile(join(worktree, "a.js"), "const a = 1;\nconst b = 1;\n");
  await writeFile(join(root, "outside.txt"), "secret of the host");
  await symlink(join(root, "outside.txt"), join(worktree, "link.txt"));
  await symlink(root, join(worktree, "up"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

type Options = {
  budget?: Partial<{ turns: number; tokens: number; minutes: number }>;
  clock?: FakeClock;
  commands?: Commands;
};

const worked = async (
  script: Scripted[],
  { budget = {}, clock = new FakeClock(), commands }: Options = {},
) => {
  const server = await messagesServer(script);
  try {
    const engine = sdkEngine({
      apiKey: "canary-key",
      baseUrl: server.url,
      model: "claude-sonnet-5-5",
      commands: commands ?? plainCommands({ home: join(root, "home"), tempDir: join(root, "tmp") }),
      clock,
    });
    const report = await engine.work({
      task: "task-500-1",
      system: "You write code.",
      prompt: "Add it.",
      worktree,
      budget: { turns: 10, tokens: 100_000, minutes: 10, ...budget },
      tryNumber: 2,
    });
    return { report, sent: server.sent };
  } finally {
    await server.close();
  }
};

const finish = { content: [call("finish", { summary: "Added a." })] };
type Result = { type: string; content: string; is_error: boolean; tool_use_id: string };
const resultsOf = (message: { content: unknown } | undefined): Result[] =>
  (message?.content as Result[]).filter(({ type }) => type === "tool_result");

/** What the tools answered to one turn of calls. */
const answers = async (...calls: ReturnType<typeof call>[]): Promise<Result[]> => {
  const { sent } = await worked([{ content: calls }, finish]);
  return resultsOf(sent[1]?.body.messages.at(-1));
};

test("works in the worktree until the model says finish", async () => {
  const { report, sent } = await worked([
    { content: [text("I look."), call("read", { path: "a.js" })] },
    {
      content: [
        call("write", { path: "src/new.js", content: "export const x = 1;\n" }),
        call("edit", { path: "a.js", old_string: "const a = 1;", new_string: "const a = 2;" }),
      ],
    },
    { content: [call("bash", { command: "cat src/new.js a.js && env" })] },
    finish,
  ]);
  expect(report).toMatchObject({ status: "finished", summary: "Added a.", turns: 4 });
  expect(report.usage).toMatchObject({ calls: 4, inputTokens: 400, outputTokens: 80 });
  expect(await readFile(join(worktree, "a.js"), "utf8")).toContain("const a = 2;");
  const [shown] = resultsOf(sent[3]?.body.messages.at(-1));
  expect(shown?.content).toContain("export const x = 1;");
  expect(shown?.content).not.toContain("canary-key");
  expect(sent.map(({ body }) => body.metadata?.user_id)).toEqual(
    Array.from({ length: 4 }, () => "miyabi:codegen:task-500-1:attempt-2"),
  );
  expect(sent[0]?.body.tools?.map(({ name }) => name)).toEqual([
    "read",
    "write",
    "edit",
    "glob",
    "grep",
    "bash",
    "finish",
  ]);
});

test("every call of a turn is answered, in order, failures as errors", async () => {
  const calls = [
    call("read", { path: "none.js" }),
    call("fly", {}),
    call("write", { path: "b.js" }),
    call("edit", { path: "a.js", old_string: "const", new_string: "let" }),
    call("glob", { pattern: "**/*.js" }),
    call("grep", { pattern: "const (a|b)", path: "." }),
  ];
  const results = await answers(...calls);
  expect(results.map(({ tool_use_id }) => tool_use_id)).toEqual(calls.map(({ id }) => id));
  expect(results.map(({ is_error }) => is_error)).toEqual([true, true, true, true, false, false]);
  expect(results[3]?.content).toContain("2 times");
  expect(results[4]?.content).toBe("a.js");
  expect(results[5]?.content).toBe("a.js:1:const a = 1;\na.js:2:const b = 1;");
});

test.each([
  "../outside.txt",
  "/etc/passwd",
  "link.txt",
  "up/outside.txt",
  "up/new.txt",
  ".git/config",
  ".GIT/hooks/pre-commit",
  "src/.git/config",
])("file tools refuse %s", async (path) => {
  const results = await answers(call("read", { path }), call("write", { path, content: "x" }));
  expect(results.map(({ is_error }) => is_error)).toEqual([true, true]);
  expect(JSON.stringify(results)).not.toContain("secret of the host");
  expect(await readFile(join(root, "outside.txt"), "utf8")).toBe("secret of the host");
});

test("long files and outputs are cut with a note on how to go on", async () => {
  await writeFile(
    join(worktree, "long.txt"),
    Array.from({ length: 3_000 }, (_, i) => `line ${i + 1}`).join("\n"),
  );
  const [first, rest, output] = await answers(
    call("read", { path: "long.txt" }),
    call("read", { path: "long.txt", offset: 2_001 }),
    call("bash", { command: "seq 1 20000" }),
  );
  expect(first?.content).toMatch(/read on with offset \d+\]$/);
  expect(rest?.content).toContain("  3000\tline 3000");
  expect(output?.content).toContain("are left out");
  expect(output?.content.trimEnd().endsWith("20000")).toBe(true);
});

test("the newest message carries the cache mark, earlier ones do not", async () => {
  const { sent } = await worked([{ content: [call("glob", { pattern: "*" })] }, finish]);
  const marks = sent.map(
    ({ body }) => JSON.stringify(body.messages).split("cache_control").length - 1,
  );
  expect(marks).toEqual([1, 1]);
  expect(sent[1]?.body.messages[0]).toEqual({
    role: "user",
    content: [{ type: "text", text: "Add it." }],
  });
});

test("thinking comes back as it was said", async () => {
  const thinking = { type: "thinking", thinking: "hm", signature: "sig" };
  const { sent } = await worked([{ content: [thinking, call("glob", { pattern: "*" })] }, finish]);
  expect(sent[1]?.body.messages[1]?.content).toContainEqual(thinking);
});

test.each([
  ["turns", { turns: 2 }, 2],
  ["tokens", { tokens: 200 }, 2],
])("stops before the call that would pass the budget of %s", async (_what, budget, calls) => {
  const look = () => ({ content: [call("bash", { command: "date +%N" })] });
  const { report, sent } = await worked([look(), look(), look(), look()], { budget });
  expect(report.status).toBe("budget");
  expect(sent).toHaveLength(calls);
});

test("stops when the minutes are over", async () => {
  const clock = new FakeClock();
  const plain = plainCommands({ home: join(root, "home"), tempDir: join(root, "tmp") });
  const slow: Commands = {
    sandbox: "off",
    run: (command, options) => {
      clock.advance(61_000);
      return plain.run(command, options);
    },
  };
  const script = [{ content: [call("bash", { command: "true" })] }, finish];
  const { report, sent } = await worked(script, { clock, commands: slow, budget: { minutes: 1 } });
  expect(report.status).toBe("budget");
  expect(sent).toHaveLength(1);
});

test("notices when the model goes round in circles", async () => {
  const again = () => ({ content: [call("read", { path: "a.js" })] });
  const { report, sent } = await worked([again(), again(), again(), again()]);
  expect(report.status).toBe("stuck");
  expect(sent).toHaveLength(3);
});

test("asks an idle model to go on, then gives up", async () => {
  const talk = { content: [text("Done, I think.")] };
  expect((await worked([talk, finish])).report.status).toBe("finished");
  expect((await worked([talk, talk, talk])).report.status).toBe("stuck");
});

test("a turn that was cut off is not run", async () => {
  const cut = {
    content: [call("write", { path: "half.js", content: "export" })],
    stop: "max_tokens",
  };
  const { report } = await worked([cut, finish]);
  expect(report.status).toBe("finished");
  await expect(readFile(join(worktree, "half.js"))).rejects.toMatchObject({ code: "ENOENT" });
});

test.each(["refusal", "model_context_window_exceeded"])("%s is unusable", async (stop) => {
  const { report } = await worked([{ content: [text("no")], stop }]);
  expect(report.status).toBe("unusable");
});
