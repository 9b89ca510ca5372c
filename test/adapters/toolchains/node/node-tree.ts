import { mkdir, readFile, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import type { Commands } from "../../../../src/ports/commands.ts";
import { treeWith, type Tree } from "../tree.ts";

const OURS = join(process.cwd(), "node_modules");
const Package = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

async function programsOf(name: string): Promise<[string, string][]> {
  const text = await readFile(join(OURS, name, "package.json"), "utf8");
  const { data } = Package.safeParse(JSON.parse(text));
  if (!data) return [];
  return typeof data.bin === "string" ? [[basename(name), data.bin]] : Object.entries(data.bin);
}

/** Links packages of ours and their programs into the `node_modules` of a folder. */
export async function linkPackages(folder: string, names: readonly string[]): Promise<void> {
  const modules = join(folder, "node_modules");
  await mkdir(join(modules, ".bin"), { recursive: true });
  for (const name of names) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(join(OURS, name), join(modules, name));
    for (const [program, file] of await programsOf(name))
      await symlink(join(OURS, name, file), join(modules, ".bin", program));
  }
}

/** What npm would do with the registry is done: the packages are there. */
const installed = (commands: Commands): Commands => ({
  ...commands,
  run: (command, options) =>
    command[0] === "npm" && (command[1] === "install" || command[1] === "ci")
      ? Promise.resolve({ code: 0, stdout: "", stderr: "", timedOut: false, seconds: 0 })
      : commands.run(command, options),
});

/** A tree whose package.json asks for packages of ours, which are linked in. */
export async function nodeTree(
  {
    manifest = {},
    packages,
    commandsIn,
  }: {
    manifest?: Record<string, unknown>;
    packages: readonly string[];
    commandsIn?: (tempDir: string) => Promise<Commands>;
  },
  files: Record<string, string>,
): Promise<Tree> {
  const devDependencies = Object.fromEntries(packages.map((name) => [name, "*"]));
  const text = JSON.stringify({ private: true, ...manifest, devDependencies });
  const tree = await treeWith(
    { "package.json": text, ...files },
    {},
    {
      held: installed,
      ...(commandsIn && { commandsIn }),
    },
  );
  await linkPackages(tree.path, packages);
  return tree;
}
