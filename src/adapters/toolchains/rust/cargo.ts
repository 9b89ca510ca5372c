import { access, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { messageOf } from "../../../core/error-code.ts";
import type { CommandResult } from "../../../ports/commands.ts";
import type { Workshop } from "../parts.ts";
import { endingOf, isMissing } from "../tool-run.ts";

/** A build of a large workspace tells of each crate. */
const MAX_BYTES = 64 * 1024 * 1024;

/** `cargo metadata`: https://doc.rust-lang.org/cargo/commands/cargo-metadata.html */
const Metadata = z.object({
  workspace_root: z.string(),
  packages: z.array(
    z.object({
      name: z.string(),
      manifest_path: z.string(),
      targets: z.array(
        z.object({ name: z.string(), kind: z.array(z.string()), doctest: z.boolean() }),
      ),
    }),
  ),
});
export type CargoPackage = z.infer<typeof Metadata>["packages"][number];

/** What lies in a folder with a Cargo.toml. */
export type Crate = {
  /** Folder of the workspace: compilers name files relative to it, and the lock file lies there. */
  root: string;
  /** The packages that are judged here: the folder's own, or the workspace's where it has none. */
  packages: CargoPackage[];
  /** Arguments that choose them. */
  chosen: string[];
};

type CargoRun = { cwd: string; timeoutSeconds: number; env?: Record<string, string> };

export type Cargo = {
  /** @returns the crate, or why it cannot be known */
  crateAt: (path: string) => Promise<Crate | { problem: string }>;
  /** Runs cargo with the lock file as it is; one that was not there is not there afterwards. */
  build: (crate: Crate, args: readonly string[], options: CargoRun) => Promise<CommandResult>;
};

export const cargoEnding = (name: string, result: CommandResult): string =>
  isMissing(result)
    ? `${endingOf("cargo", result)}: put it on the job's PATH (rustup)`
    : endingOf(name, result);

function crateOf(text: string, path: string): Crate | { problem: string } {
  try {
    const value: unknown = JSON.parse(text);
    const { workspace_root: root, packages } = Metadata.parse(value);
    const own = packages.find(({ manifest_path: manifest }) => dirname(manifest) === path);
    return own
      ? { root, packages: [own], chosen: ["--package", own.name] }
      : { root, packages, chosen: ["--workspace"] };
  } catch (error) {
    return { problem: `cargo metadata cannot be read: ${messageOf(error)}` };
  }
}

/** Cargo with everything that it builds outside of the tree, shared by the members of a workspace. */
export function cargoIn({ commands, reports }: Pick<Workshop, "commands" | "reports">): Cargo {
  const run = (args: readonly string[], { env = {}, ...options }: CargoRun) =>
    commands.run(["cargo", ...args], {
      ...options,
      maxBytes: MAX_BYTES,
      env: {
        CARGO_TARGET_DIR: join(reports, "cargo-target"),
        CARGO_TERM_COLOR: "never",
        CARGO_INCREMENTAL: "0",
        ...env,
      },
    });
  return {
    crateAt: async (path) => {
      const args = ["metadata", "--no-deps", "--format-version", "1"];
      const result = await run(args, { cwd: path, timeoutSeconds: 120 });
      if (result.code !== 0) return { problem: cargoEnding("cargo metadata", result) };
      return crateOf(result.stdout, path);
    },
    build: async ({ root }, args, options) => {
      const lock = join(root, "Cargo.lock");
      const locked = await access(lock).then(
        () => true,
        () => false,
      );
      const [name = "", ...rest] = args;
      const result = await run([name, ...(locked ? ["--locked"] : []), ...rest], options);
      if (!locked) await rm(lock, { force: true });
      return result;
    },
  };
}
