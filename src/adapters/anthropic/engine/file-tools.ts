import { constants } from "node:fs";
import { mkdir, open, readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { confinedPath, ToolError } from "./confined-path.ts";
import { numberedLines } from "./excerpt.ts";
import { defineTool, type Tool } from "./tool.ts";

const MAX_FILE_BYTES = 5 * 1024 * 1024;
const WRITE = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW;

async function textAt(path: string, named: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new ToolError(`${named} does not exist.`);
  if (!found.isFile()) throw new ToolError(`${named} is not a file.`);
  if (found.size > MAX_FILE_BYTES)
    throw new ToolError(`${named} has ${found.size} bytes; look at parts of it with bash.`);
  const bytes = await readFile(path);
  if (bytes.includes(0)) throw new ToolError(`${named} is not a text file.`);
  return bytes.toString("utf8");
}

async function writeText(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, WRITE, 0o644);
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}

const read = defineTool({
  name: "read",
  description:
    "Reads a text file of the worktree, with line numbers; or a long output that was kept, by its name.",
  readOnly: true,
  input: z.object({
    path: z.string().describe("Relative to the worktree"),
    offset: z.number().int().positive().default(1).describe("First line, from 1"),
    limit: z.number().int().positive().max(2_000).default(2_000).describe("Most lines"),
  }),
  run: async ({ path, offset, limit }, { worktree, outputs }) => {
    if (outputs.isGone(path))
      throw new ToolError(`${path} is not kept any more; run the command again.`);
    const text = outputs.find(path) ?? (await textAt(await confinedPath(worktree, path), path));
    return { text: numberedLines({ text, offset, limit }) };
  },
});

const write = defineTool({
  name: "write",
  description: "Writes a whole file of the worktree, new or over what is there; makes its folders.",
  input: z.object({ path: z.string(), content: z.string() }),
  run: async ({ path, content }, { worktree }) => {
    const target = await confinedPath(worktree, path);
    const found = await stat(target).catch(() => undefined);
    if (found?.isDirectory()) throw new ToolError(`${path} is a folder.`);
    await writeText(target, content);
    return { text: `Wrote ${content.split("\n").length} lines to ${path}.`, changed: true };
  },
});

const edit = defineTool({
  name: "edit",
  description:
    "Replaces exact text in a file of the worktree. old_string must occur exactly once, or replace_all must be true.",
  input: z.object({
    path: z.string(),
    old_string: z.string().min(1),
    new_string: z.string(),
    replace_all: z.boolean().default(false),
  }),
  run: async ({ path, old_string: before, new_string: after, replace_all: all }, { worktree }) => {
    const target = await confinedPath(worktree, path);
    const text = await textAt(target, path);
    const parts = text.split(before);
    const count = parts.length - 1;
    if (count === 0)
      throw new ToolError(
        `old_string does not occur in ${path}. Read the file and copy it exactly.`,
      );
    if (count > 1 && !all)
      throw new ToolError(
        `old_string occurs ${count} times in ${path}. Give more of its surroundings, or replace_all.`,
      );
    await writeText(target, parts.join(after));
    return { text: `Replaced ${count} occurrence(s) in ${path}.`, changed: true };
  },
});

export const FILE_TOOLS: readonly Tool[] = [read, write, edit];
