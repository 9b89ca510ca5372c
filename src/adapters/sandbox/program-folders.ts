import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, isAbsolute, join } from "node:path";

/** Where programs of a prefix keep what they need; not `share` or `etc`, which may hold people's data. */
const BESIDE_BIN = ["lib", "libexec", "include"];

/** Go's programs need all of the folder that they were unpacked into, its own library's sources too. */
const isGoRoot = (folder: string): boolean =>
  ["bin/go", "VERSION", "src/runtime"].every((name) => existsSync(join(folder, name)));

/** What the shims of pyenv, rbenv or nodenv need. Not the hooks: some write shims anew, which are read-only here. */
const BESIDE_SHIMS = ["bin", "libexec", "version", "versions"];

/** The shims with what starts the programs in `versions`, undefined where `entry` is no folder of shims. */
function withVersions(entry: string): string[] | undefined {
  const home = dirname(entry);
  if (basename(entry) !== "shims" || !existsSync(join(home, "versions"))) return undefined;
  return [entry, ...BESIDE_SHIMS.map((name) => join(home, name))];
}

/**
 * What a virtual environment of Python needs: all of itself, and the prefix of the Python that made it
 * (https://docs.python.org/3/library/venv.html: `home` in pyvenv.cfg). Undefined where it is none.
 */
function virtualEnvironment(prefix: string): string[] | undefined {
  const settings = join(prefix, "pyvenv.cfg");
  if (!existsSync(settings)) return undefined;
  const home = /^home *= *(.+)$/m.exec(readFileSync(settings, "utf8"))?.[1]?.trim() ?? "";
  return basename(home) === "bin" && isAbsolute(home) ? [prefix, ...besideBin(home)] : [prefix];
}

const besideBin = (entry: string): string[] => [
  entry,
  ...BESIDE_BIN.map((name) => join(dirname(entry), name)),
];

/**
 * The folders that a program of a folder on PATH needs, with that folder. Some of them may not be there.
 * @param entry an absolute folder outside of the system's own
 */
export function programFolders(entry: string): string[] {
  const versions = withVersions(entry);
  if (versions !== undefined) return versions;
  if (basename(entry) !== "bin") return [entry];
  const prefix = dirname(entry);
  if (isGoRoot(prefix)) return [prefix];
  return virtualEnvironment(prefix) ?? besideBin(entry);
}
