import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { claudeCodeEngine } from "../../../src/adapters/claude-code/claude-code-engine.ts";
import { plainCommands } from "../../../src/adapters/process/plain-commands.ts";
import type { Commands } from "../../../src/ports/commands.ts";
import type { Assignment } from "../../../src/ports/engine.ts";
import type { Script, ScriptedTurn } from "../../../src/stage/model/script.ts";
import { canSandbox, sandbox } from "../sandbox/sandboxed.ts";
import { claudeCodeTest } from "./claude-code-test.ts";
import { installed } from "./installed.ts";
import { reachedModel, type ReachedModel } from "./reached-model.ts";

const MODEL = "claude-sonnet-5-5";
/** Claude Code starts, asks and ends in a second; the machine may be busy. */
const PATIENCE = 60_000;

let shared: string;
let program: Promise<string> | undefined;
/** Installed once, by the first test that needs it. */
const theProgram = (): Promise<string> => (program ??= installed(shared));
let root: string;
let tree: string;
let model: ReachedModel | undefined;
beforeAll(async () => {
  shared = await mkdtemp(join(tmpdir(), "miyabi-claude-"));
});
afterAll(() => rm(shared, { recursive: true, force: true }));
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "miyabi-claude-"));
  tree = join(root, "tree");
  await mkdir(join(tree, "src"), { recursive: true });
  await writeFile(join(tree, "src/a.js"), "export const a = 1;\n");
});
afterEach(async () => {
  await model?.close();
  model = undefined;
  await rm(root, { recursive: true, force: true });
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const git = (...args: string[]): string =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...args], {
    cwd: tree,
    encoding: "utf8",
  });
const commit = (): void => {
  git("init", "-q");
  git("add", "-A");
  git("commit", "-q", "-m", "base");
};

const scriptOf = (...turns: (Partial<ScriptedTurn> & object)[]): Script => ({
  replies: [
    { agent: "codegen", anyTool: true, turns: turns.map((turn) => ({ tools: [], ...turn })) },
  ],
});
const call = (name: string, input: ScriptedTurn["tools"][number]["input"]) => ({ name, input });
const finish = { tools: [call("finish", { summary: "All is done." })] };

const assignment = (more: Partial<Assignment> = {}): Assignment => ({
  task: "task-7-1",
  system: "You write code.",
  prompt: "Change a to 2.",
  worktree: tree,
  budget: { turns: 20, tokens: 1_000_000, minutes: 5 },
  tryNumber: 2,
  ...more,
});

const commandsOf = (kind: Commands["sandbox"]): Promise<Commands> | Commands =>
  kind === "bwrap"
    ? sandbox(join(root, "job"))
    : plainCommands({
        home: join(root, "home"),
        tempDir: join(root, "tmp"),
        path: process.env["PATH"],
      });

const work = async (
  script: Script,
  { commands, ...more }: Partial<Assignment> & { commands?: Commands } = {},
) => {
  const reached = await reachedModel(script, root);
  model = reached;
  const engine = claudeCodeEngine({
    program: await theProgram(),
    model: MODEL,
    commands: commands ?? (await commandsOf(usual)),
    access: reached.access,
  });
  return engine.work(assignment(more));
};

const usual = canSandbox ? "bwrap" : "off";
const sent = (): string => (model?.sent() ?? "").toString();

for (const kind of canSandbox ? (["bwrap", "off"] as const) : (["off"] as const))
  claudeCodeTest(
    `solves a task with scripted calls in our own engine's words; sandbox ${kind}`,
    async () => {
      commit();
      const report = await work(
        scriptOf(
          {
            text: "I look first.",
            tools: [
              call("read", { path: "src/a.js" }),
              call("glob", { pattern: "src/*.js" }),
              call("grep", { pattern: "const", path: "src" }),
            ],
          },
          {
            tools: [
              call("edit", { path: "src/a.js", old_string: "a = 1", new_string: "a = 2" }),
              call("write", { path: "src/b.js", content: "export const b = 3;\n" }),
            ],
          },
          { tools: [call("bash", { command: "cat src/*.js > seen; pwd >> seen" })] },
          { tools: [call("finish", { summary: "a is 2.", not_done: ["c", "d"] })] },
        ),
        { commands: await commandsOf(kind) },
      );
      expect(report).toMatchObject({
        status: "finished",
        summary: "a is 2.",
        notDone: "c; d",
        turns: 4,
        usage: { calls: 4 },
      });
      expect(report.usage.outputTokens).toBeGreaterThan(50);
      expect(report.usage.costUsd).toBeGreaterThan(0);
      expect(await readFile(join(tree, "seen"), "utf8")).toBe(
        `export const a = 2;\nexport const b = 3;\n${tree}\n`,
      );
      const asked = { agent: "codegen", task: "task-7-1", attempt: 2, model: MODEL, status: 200 };
      expect(model?.requests).toMatchObject([0, 1, 2, 3].map((turn) => ({ ...asked, turn })));
    },
    PATIENCE,
  );

claudeCodeTest(
  "nothing that the repository or an earlier command says to Claude Code is run or read (threats 7, 13)",
  async () => {
    const hook = { hooks: [{ type: "command", command: `touch ${tree}/HOOK` }] };
    const settings = JSON.stringify({ hooks: { SessionStart: [hook], PreToolUse: [hook] } });
    const server = { command: "sh", args: ["-c", `touch ${tree}/MCP`] };
    const mcp = JSON.stringify({ mcpServers: { evil: server } });
    await mkdir(join(tree, ".claude/skills/evil"), { recursive: true });
    await writeFile(join(tree, ".claude/settings.json"), settings);
    await writeFile(join(tree, ".claude/settings.local.json"), settings);
    await writeFile(
      join(tree, ".claude/skills/evil/SKILL.md"),
      "---\nname: evil\ndescription: CANARY-SKILL\n---\nCANARY-SKILL\n",
    );
    await writeFile(join(tree, ".mcp.json"), mcp);
    for (const name of ["CLAUDE.md", "CLAUDE.local.md", "AGENTS.md"])
      await writeFile(join(tree, name), `CANARY-${name}\n`);
    commit();
    const commands = await commandsOf(usual);
    const plant = `mkdir -p ~/.claude && echo '${settings}' > ~/.claude/settings.json && echo '${mcp}' > ~/.claude.json && echo CANARY-HOME > ~/.claude/CLAUDE.md`;
    expect((await commands.run(["bash", "-c", plant], { cwd: tree })).code).toBe(0);
    const list = { tools: [call("bash", { command: "ls" })] };
    const report = await work(scriptOf(list, finish), { commands });
    expect(report.status).toBe("finished");
    expect(await readdir(tree)).not.toEqual(expect.arrayContaining(["HOOK"]));
    expect(await readdir(tree)).not.toEqual(expect.arrayContaining(["MCP"]));
    expect(sent()).toContain("Change a to 2.");
    expect(sent()).not.toContain("CANARY");
  },
  PATIENCE,
);

claudeCodeTest(
  "its environment holds a pass for one assignment, and no key or token of ours",
  async () => {
    process.env["MIYABI_CANARY"] = "sk-canary-of-the-job";
    try {
      await work(
        scriptOf({ tools: [call("bash", { command: "env; cat /proc/*/environ" })] }, finish),
      );
    } finally {
      delete process.env["MIYABI_CANARY"];
    }
    expect(sent()).toContain("CLAUDECODE=1");
    if (usual === "bwrap") expect(sent()).not.toContain("sk-canary");
  },
  PATIENCE,
);

claudeCodeTest(
  "what Claude Code does not allow itself is said with what was left undone",
  async () => {
    const tools = [
      call("write", { path: ".mcp.json", content: "{}" }),
      call("write", { path: "../outside", content: "x" }),
    ];
    const { status, notDone } = await work(scriptOf({ tools }, finish));
    expect(status).toBe("finished");
    expect(notDone).toMatch(/^Claude Code did not allow: Write .*mcp.json.*; Write .*outside/);
    expect(await readdir(root)).not.toContain("outside");
  },
  PATIENCE,
);

claudeCodeTest(
  "an end without the report is taken with its text",
  async () => {
    // It is asked once more for the report.
    const report = await work(scriptOf({ text: "Finished." }, { text: "Really finished." }));
    expect(report).toMatchObject({
      status: "finished",
      summary: "Really finished.",
    });
  },
  PATIENCE,
);

const NOWHERE = {
  ...{ url: "http://127.0.0.1:9", socket: "/nowhere", token: "x" },
  ...{ credential: "the key", isAnthropic: true },
};
const look = { tools: [call("bash", { command: "cat src/a.js" })] };

claudeCodeTest(
  "the limit of turns ends it as budget",
  async () => {
    const report = await work(scriptOf(look, look, look), {
      budget: { turns: 2, tokens: 1_000_000, minutes: 5 },
    });
    expect(report).toMatchObject({ status: "budget", summary: "2 of 2 turns are used", turns: 2 });
  },
  PATIENCE,
);

claudeCodeTest(
  "the limit of tokens ends it as budget, at once",
  async () => {
    const report = await work(scriptOf(look, look, look, finish), {
      budget: { turns: 20, tokens: 100, minutes: 5 },
    });
    expect(report).toMatchObject({ status: "budget", turns: 1 });
    expect(report.summary).toMatch(/^\d+ of 100 tokens are used$/);
  },
  PATIENCE,
);

claudeCodeTest(
  "the limit of time ends it as budget",
  async () => {
    const sleep = { tools: [call("bash", { command: "sleep 60" })] };
    const report = await work(scriptOf(sleep, finish), {
      budget: { turns: 20, tokens: 1_000_000, minutes: 0.05 },
    });
    expect(report).toMatchObject({ status: "budget", summary: "0.05 minutes are over", turns: 1 });
  },
  PATIENCE,
);

claudeCodeTest(
  "going round in circles ends it as stuck",
  async () => {
    commit();
    const report = await work(scriptOf(...Array.from({ length: 15 }, () => look), finish));
    expect(report.status).toBe("stuck");
    expect(report.summary).toMatch(/^the same call of Bash gave the same result \d times$/);
    expect(report.turns).toBeLessThan(8);
  },
  PATIENCE,
);

claudeCodeTest(
  "a job that is about to end ends it, with what there is",
  async () => {
    const stop = new AbortController();
    const wait = { tools: [call("bash", { command: "touch begun; sleep 60; touch late" })] };
    const reported = work(scriptOf(wait, finish), { signal: stop.signal });
    const begun = async () => (await readdir(tree)).includes("begun");
    const over = reported.then(() => true);
    while (!(await begun()) && !(await Promise.race([over, pause(20)])));
    stop.abort();
    expect(await reported).toMatchObject({
      status: "stopped",
      summary: "the job is about to end",
      turns: 1,
    });
  },
  PATIENCE,
);

const failing = (status: 400 | 401 | 404): Script =>
  scriptOf({ ...finish, error: { status, times: 100, message: "no." } });

claudeCodeTest(
  "a request that the API refuses is no work",
  async () => {
    const report = await work(failing(400));
    expect(report).toMatchObject({ status: "unusable", turns: 0 });
    expect(report.summary).toMatch(/^the API answered 400: .*no\./);
  },
  PATIENCE,
);

claudeCodeTest(
  "a key that the API refuses ends it before Claude Code has tried it ten times",
  async () => {
    await expect(work(failing(401))).rejects.toMatchObject({ code: "missing_secret" });
    expect(model?.requests.length).toBeLessThan(3);
  },
  PATIENCE,
);

claudeCodeTest(
  "a model that the API does not know is told",
  async () => {
    await expect(work(failing(404))).rejects.toMatchObject({ code: "invalid_config" });
  },
  PATIENCE,
);

claudeCodeTest(
  "a model that cannot be reached is a fault that may pass",
  async () => {
    const engine = claudeCodeEngine({
      program: await theProgram(),
      model: MODEL,
      commands: await commandsOf("off"),
      access: NOWHERE,
    });
    await expect(engine.work(assignment())).rejects.toMatchObject({ name: "TransientError" });
  },
  PATIENCE,
);

claudeCodeTest(
  "a refusal of the model is no work",
  async () => {
    const report = await work(scriptOf({ text: "No.", stopReason: "refusal" }));
    expect(report).toMatchObject({ status: "unusable" });
  },
  PATIENCE,
);

test("a program that is not there is told with its end", async () => {
  const engine = claudeCodeEngine({
    program: join(root, "no-such-program"),
    model: MODEL,
    commands: await commandsOf("off"),
    access: NOWHERE,
  });
  await expect(engine.work(assignment())).rejects.toThrow(
    /^Claude Code ended without a result \(exit code 127\): .*no-such-program/,
  );
});
