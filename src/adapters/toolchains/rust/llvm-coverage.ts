import { access, chmod, mkdtemp, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Commands } from "../../../ports/commands.ts";
import type { Workshop } from "../parts.ts";
import { endingOf } from "../tool-run.ts";

const SECONDS = 600;
const MAX_BYTES = 128 * 1024 * 1024;
const INSTALL =
  "line coverage was not measured: llvm-profdata and llvm-cov are missing (rustup component add llvm-tools)";

/** Compiles the workspace's own crates, and only those, so that they count what runs. */
const WRAPPER = `#!/bin/sh\nexec "$@" -C instrument-coverage\n`;

/** The tools of the compiler's own LLVM; those of another version do not read what it writes. */
export type Llvm = {
  host: string;
  tools: { profdata: string; cov: string } | { problem: string };
};

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Looks for the tools where rustup puts them, then for the system's of the same version. */
export async function llvmOf(commands: Commands, cwd: string): Promise<Llvm> {
  const ask = async (...args: string[]): Promise<string> =>
    (await commands.run(["rustc", ...args], { cwd, timeoutSeconds: 60 })).stdout;
  const version = await ask("-vV");
  const host = /^host: (\S+)$/m.exec(version)?.[1] ?? "";
  const major = /^LLVM version: (\d+)/m.exec(version)?.[1] ?? "";
  const folder = join((await ask("--print", "sysroot")).trim(), "lib/rustlib", host, "bin");
  const own = { profdata: join(folder, "llvm-profdata"), cov: join(folder, "llvm-cov") };
  if ((await isThere(own.profdata)) && (await isThere(own.cov))) return { host, tools: own };
  const system = { profdata: `llvm-profdata-${major}`, cov: `llvm-cov-${major}` };
  for (const program of [system.profdata, system.cov]) {
    const found = await commands.run([program, "--version"], { cwd, timeoutSeconds: 60 });
    if (found.code !== 0) return { host, tools: { problem: INSTALL } };
  }
  return { host, tools: system };
}

/** What cargo needs to build programs that count; none of it lies in the tree. */
export async function instrumentation(reports: string): Promise<Record<string, string>> {
  const wrapper = join(reports, "rustc-with-coverage");
  // The same each time, or cargo would build everything anew; written anew, since programs could change it.
  await writeFile(wrapper, WRAPPER);
  await chmod(wrapper, 0o755);
  return { RUSTC_WORKSPACE_WRAPPER: wrapper };
}

export type Measured = {
  cwd: string;
  tools: { profdata: string; cov: string };
  /** Folder with what the programs counted. */
  profiles: string;
  executables: readonly string[];
};

/**
 * Line coverage as cargo llvm-cov has it, as LCOV.
 * @returns why not, where it cannot be had
 */
export async function lcovOf(
  { commands, reports }: Pick<Workshop, "commands" | "reports">,
  { cwd, tools, profiles, executables }: Measured,
): Promise<{ lcov: string } | { problem: string }> {
  const raw = (await readdir(profiles)).filter((name) => name.endsWith(".profraw"));
  const [first, ...others] = executables;
  if (raw.length === 0 || first === undefined)
    return { problem: "line coverage was not measured: the tests wrote no profile" };
  const folder = await mkdtemp(join(reports, "coverage-"));
  const [list, merged] = [join(folder, "list"), join(folder, "merged.profdata")];
  await writeFile(list, raw.map((name) => `${join(profiles, name)}\n`).join(""));
  const options = { cwd, timeoutSeconds: SECONDS, maxBytes: MAX_BYTES };
  const flags = ["merge", "--sparse", "--failure-mode=all", `--input-files=${list}`, "-o", merged];
  const merge = await commands.run([tools.profdata, ...flags], options);
  if (merge.code !== 0)
    return { problem: `line coverage was not measured: ${endingOf("llvm-profdata", merge)}` };
  const objects = others.flatMap((executable) => ["--object", executable]);
  const command = [tools.cov, "export", "--format=lcov", `--instr-profile=${merged}`, first];
  const exported = await commands.run([...command, ...objects], options);
  return exported.code === 0
    ? { lcov: exported.stdout }
    : { problem: `line coverage was not measured: ${endingOf("llvm-cov", exported)}` };
}
