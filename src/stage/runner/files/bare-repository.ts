import { execFile, execFileSync } from "node:child_process";
import { mkdir, rename, rm } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Reads of a bare git repository. The synchronous ones are small and touch no network. */
export type BareRepository = {
  /** Commit of a ref or of an abbreviation; undefined where there is none. */
  commit(ref: string): string | undefined;
  /** Content of a file at a commit, a full sha. Asked once. */
  read(commit: string, path: string): string | undefined;
  /** Paths of the files directly in a folder at a commit, a full sha. Asked once. */
  list(commit: string, folder: string): string[];
  /** Every path at a commit. */
  files(commit: string): string[];
  /** Paths that differ between two commits (`...`: since their merge base); all of `to` for an unknown one. */
  changed(from: string, dots: ".." | "...", to: string): string[];
  /** Writes the whole tree of a commit into a new folder. */
  extract(commit: string, dir: string): Promise<void>;
};

const lines = (output: string): string[] => output.split("\0").filter((line) => line !== "");

/** Undefined where git did not run. Not by `instanceof`: a test runner's errors are of another realm. */
const exitCodeOf = (error: unknown): number | undefined =>
  typeof error === "object" &&
  error !== null &&
  "status" in error &&
  typeof error.status === "number"
    ? error.status
    : undefined;

export const bareRepository = (gitDir: string): BareRepository => {
  const git = (...args: string[]): string =>
    execFileSync("git", ["--git-dir", gitDir, ...args], {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      stdio: ["ignore", "pipe", "ignore"],
    });
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      // Git said no: there is no such thing. That git could not be run at all is a fault.
      if (exitCodeOf(error) === undefined) throw error;
      return undefined;
    }
  };
  const commit = (ref: string): string | undefined =>
    attempt(() =>
      git("rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`).trim(),
    );

  // What a commit holds never changes, and every event asks for the same workflows again.
  const asked = new Map<string, string | undefined>();
  const settled = (...args: string[]): string | undefined => {
    const key = args.join("\0");
    if (!asked.has(key))
      asked.set(
        key,
        attempt(() => git(...args)),
      );
    return asked.get(key);
  };

  return {
    commit,
    read: (sha, path) => settled("cat-file", "blob", `${sha}:${path}`),
    list: (sha, folder) => lines(settled("ls-tree", "-z", "--name-only", sha, `${folder}/`) ?? ""),
    files: (sha) => lines(git("ls-tree", "-z", "-r", "--name-only", sha)),
    changed: (from, dots, to) =>
      lines(
        attempt(() => git("diff", "-z", "--name-only", "--no-renames", `${from}${dots}${to}`)) ??
          git("ls-tree", "-z", "-r", "--name-only", to),
      ),
    extract: async (sha, dir) => {
      const fresh = `${dir}.part`;
      await rm(fresh, { recursive: true, force: true });
      await mkdir(fresh, { recursive: true });
      // A private index: the bare repository itself stays as it is.
      const options = { env: { ...process.env, GIT_INDEX_FILE: `${dir}.index` } };
      const at = ["--git-dir", gitDir, "--work-tree", fresh];
      await run("git", [...at, "read-tree", sha], options);
      await run("git", [...at, "checkout-index", "--all", "--force"], options);
      await rm(`${dir}.index`, { force: true });
      await rename(fresh, dir);
    },
  };
};
