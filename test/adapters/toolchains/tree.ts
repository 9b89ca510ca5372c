import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { plainCommands } from "../../../src/adapters/process/plain-commands.ts";
import { detectToolchains } from "../../../src/adapters/toolchains/detect-toolchains.ts";
import { parseConfig } from "../../../src/core/config.ts";
import type { Commands } from "../../../src/ports/commands.ts";
import type { Toolchain } from "../../../src/ports/toolchain.ts";

export type Around = {
  /** HOME of the programs, where caches are kept; a new one by default. Not of `commandsIn`, which has its own. */
  home?: string;
  /** How programs run, given the tree's own temp folder; without a sandbox by default. */
  commandsIn?: (tempDir: string) => Promise<Commands>;
  /** Stands between them and the machine, e.g. to take a program away. */
  held?: (commands: Commands) => Commands;
};

const at =
  (home: string) =>
  (commands: Commands): Commands => ({
    ...commands,
    run: (command, options) =>
      commands.run(command, { ...options, env: { HOME: home, ...options.env } }),
  });

/** A folder with files and the toolchain that is found in it; programs run for real. */
export const treeWith = async (
  files: Record<string, string | Uint8Array>,
  checks: unknown = {},
  {
    home,
    commandsIn,
    held = home === undefined || commandsIn !== undefined ? (same) => same : at(home),
  }: Around = {},
) => {
  const root = await mkdtemp(join(tmpdir(), "miyabi-tools-"));
  const path = join(root, "tree");
  const put = async (more: Record<string, string | Uint8Array>): Promise<void> => {
    for (const [name, text] of Object.entries(more)) {
      await mkdir(dirname(join(path, name)), { recursive: true });
      await writeFile(join(path, name), text);
    }
  };
  await mkdir(path);
  await put(files);
  const tempDir = join(root, "tmp");
  const commands = held(
    (await commandsIn?.(tempDir)) ??
      plainCommands({ home: join(root, "home"), tempDir, path: process.env["PATH"] }),
  );
  const toolchain = (projects: unknown = {}): Promise<Toolchain> =>
    detectToolchains({
      commands,
      config: parseConfig({ checks, projects }),
      tempDir,
    }).detect(path);
  return {
    path,
    commands,
    tempDir,
    put,
    toolchain,
    checked: (...changedFiles: string[]) => ({ path, changedFiles }),
    remove: () => rm(root, { recursive: true, force: true }),
  };
};

export type Tree = Awaited<ReturnType<typeof treeWith>>;
