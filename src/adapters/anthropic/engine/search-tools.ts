import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import picomatch from "picomatch";
import { z } from "zod";
import type { Commands } from "../../../ports/commands.ts";
import { confinedPath, ToolError } from "./confined-path.ts";
import { beginningOf } from "./excerpt.ts";
import { defineTool, type Tool } from "./tool.ts";

const LEFT_OUT = new Set([".git", "node_modules", ".worktrees"]);
const MAX_PATHS = 500;
const MAX_HITS = 300;
const GREP_SECONDS = 30;

/** Every file below a folder, links left out, in a stable order. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const lists = sorted.map(async (entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) return filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
  return (await Promise.all(lists)).flat();
}

const glob = defineTool({
  name: "glob",
  description: "Lists files of the worktree whose path matches a glob, e.g. src/**/*.ts.",
  readOnly: true,
  input: z.object({
    pattern: z.string().min(1).max(500),
    path: z.string().default(".").describe("Folder in which to look"),
  }),
  run: async ({ pattern, path }, { worktree }) => {
    const folder = await confinedPath(worktree, path);
    const matches = picomatch(pattern, { dot: true });
    const found = (await filesBelow(folder)).filter((file) => matches(relative(folder, file)));
    const root = await confinedPath(worktree, ".");
    const paths = found.map((file) => relative(root, file));
    return { text: paths.length === 0 ? "No file matches." : beginningOf(paths, MAX_PATHS) };
  },
});

/**
 * Search by the system's grep: its matching is linear in the text, which JavaScript's is not (threat
 * 39), and it runs where commands run.
 */
const grepWith = (commands: Commands): Tool =>
  defineTool({
    name: "grep",
    description:
      "Searches the files of the worktree for a POSIX extended regular expression; gives path:line:text.",
    readOnly: true,
    input: z.object({
      pattern: z.string().min(1).max(1_000),
      path: z.string().default(".").describe("File or folder in which to look"),
      glob: z.string().max(200).optional().describe("Only files with such names, e.g. *.ts"),
      ignore_case: z.boolean().default(false),
    }),
    run: async ({ pattern, path, glob: names, ignore_case: ignoreCase }, { worktree, signal }) => {
      const root = await confinedPath(worktree, ".");
      const target = relative(root, await confinedPath(worktree, path));
      const command = [
        "grep",
        "-rnIE",
        ...[...LEFT_OUT].map((name) => `--exclude-dir=${name}`),
        ...(names === undefined ? [] : [`--include=${names}`]),
        ...(ignoreCase ? ["-i"] : []),
        "-e",
        pattern,
        // Without a place, grep searches the folder that it is in, and names no "./".
        ...(target === "" ? [] : ["--", target]),
      ];
      const result = await commands.run(command, {
        cwd: root,
        timeoutSeconds: GREP_SECONDS,
        ...(signal && { signal }),
      });
      if (result.timedOut) throw new ToolError("The search took too long; narrow it.");
      if (result.code === 1) return { text: "No line matches." };
      if (result.code !== 0) throw new ToolError(`grep failed: ${result.stderr.slice(0, 500)}`);
      return { text: beginningOf(result.stdout.trimEnd().split("\n"), MAX_HITS) };
    },
  });

export const searchTools = (commands: Commands): readonly Tool[] => [glob, grepWith(commands)];
