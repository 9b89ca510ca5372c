import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { KeptOutputs } from "../../../src/adapters/anthropic/engine/kept-outputs.ts";
import { runTool, toolSet } from "../../../src/adapters/anthropic/engine/tool-set.ts";
import { plainCommands } from "../../../src/adapters/process/plain-commands.ts";
import { parseDiff, type FileDiff } from "../../../src/core/diff.ts";
import type { CommandResult } from "../../../src/ports/commands.ts";
import type { ScriptedReply } from "../../../src/stage/model/script.ts";

const run = promisify(execFile);
const IDENTITY = ["-c", "user.name=Mona", "-c", "user.email=mona@example.com"];

/** What a scripted tool call came to. */
export type Call = { tool: string; text: string; isError: boolean };

/** A copy of a sample repository in which scripted replies are played with the engine's own tools. */
export type ExampleTree = {
  path: string;
  /** Plays every tool call of a reply, in order. */
  play(reply: ScriptedReply): Promise<Call[]>;
  run(...command: string[]): Promise<CommandResult>;
  /** What has changed since the copy was made; files that git ignores are left out. */
  changes(): Promise<FileDiff[]>;
  remove(): Promise<void>;
};

export async function exampleTree(repoDir: string): Promise<ExampleTree> {
  const root = await mkdtemp(join(tmpdir(), "example-"));
  const path = join(root, "repo");
  await cp(repoDir, path, { recursive: true });
  const git = async (...args: string[]) =>
    (await run("git", [...IDENTITY, ...args], { cwd: path, maxBuffer: 1 << 26 })).stdout;
  await git("init", "-q");
  await git("add", "-A");
  await git("commit", "-q", "-m", "base");
  const commands = plainCommands({
    home: join(root, "home"),
    tempDir: join(root, "tmp"),
    path: process.env["PATH"],
  });
  const tools = toolSet(commands);
  return {
    path,
    play: async ({ turns }) => {
      const calls: Call[] = [];
      const outputs = new KeptOutputs();
      for (const { name, input } of turns.flatMap((turn) => turn.tools)) {
        const context = { worktree: path, secondsLeft: () => 300, outputs };
        const { text, isError = false } = await runTool(tools, { name, input }, context);
        calls.push({ tool: name, text, isError });
      }
      return calls;
    },
    run: (...command) => commands.run(command, { cwd: path }),
    changes: async () => {
      await git("add", "-A");
      return parseDiff(await git("diff", "--cached", "--no-renames", "HEAD"));
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
