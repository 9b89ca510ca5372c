import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { plainCommands } from "../../../src/adapters/process/plain-commands.ts";
import { detectToolchains } from "../../../src/adapters/toolchains/detect-toolchains.ts";
import { parseConfig } from "../../../src/core/config.ts";
import type { Commands } from "../../../src/ports/commands.ts";
import type { Toolchain } from "../../../src/ports/toolchain.ts";

/**
 * A folder with files and the toolchain that is found in it; programs run for real.
 * @param held lets a test stand between them and the machine, e.g. to take a program away
 */
export const treeWith = async (
  files: Record<string, string | Uint8Array>,
  checks: unknown = {},
  held: (commands: Commands) => Commands = (commands) => commands,
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
  const commands = held(
    plainCommands({
      home: join(root, "home"),
      tempDir: join(root, "tmp"),
      path: process.env["PATH"],
    }),
  );
  const toolchain = (): Promise<Toolchain> =>
    detectToolchains({
      commands,
      config: parseConfig({ checks }),
      tempDir: join(root, "tmp"),
    }).detect(path);
  return {
    path,
    put,
    toolchain,
    checked: (...changedFiles: string[]) => ({ path, changedFiles }),
    remove: () => rm(root, { recursive: true, force: true }),
  };
};

export type Tree = Awaited<ReturnType<typeof treeWith>>;
