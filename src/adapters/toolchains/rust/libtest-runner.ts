import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";

/**
 * Starts a test program for cargo: has it list its tests first, then run them with a log of the results. What
 * tests print goes elsewhere. Programs without Rust's own harness know neither and are run as they are.
 */
const SCRIPT = `dir=$(dirname "$0")
name=$(basename "$1")
grep -qxF -- "$name" "$dir/plain" && exec "$@"
LLVM_PROFILE_FILE=/dev/null "$1" --list --format terse </dev/null >"$dir/$name.list" 2>/dev/null
if LLVM_PROFILE_FILE=/dev/null "$1" --help </dev/null 2>/dev/null | grep -q -e --logfile; then
  exec "$@" --logfile "$dir/$name.log"
fi
exec "$@"
`;

/** A line of the log: how a test ended, perhaps why, and its name. */
const RESULT = /^(ok|failed|ignored)\b.*?(\S+)$/;

type LibtestCounts = {
  passed: number;
  failed: number;
  tests: number;
  failures: { name: string }[];
};

export type LibtestRunner = {
  /** The program that cargo is to start tests with, and its arguments. */
  command: readonly string[];
  /** Pattern of the files that instrumented programs write. */
  profiles: string;
  profileFolder: string;
  /** Counts from what the test programs have logged. */
  counts: (executables: readonly string[]) => Promise<LibtestCounts>;
};

const textOf = (path: string): Promise<string> => readFile(path, "utf8").catch(() => "");

/** @param plain names of the programs without Rust's own harness, as files */
export async function libtestRunner(
  reports: string,
  plain: readonly string[],
): Promise<LibtestRunner> {
  // Outside of the tree, and new for each run: what tests leave behind is no log of ours.
  const folder = await mkdtemp(join(reports, "cargo-test-"));
  const script = join(folder, "run.sh");
  const profileFolder = join(folder, "profiles");
  await mkdir(profileFolder);
  await writeFile(script, SCRIPT);
  await writeFile(join(folder, "plain"), plain.map((name) => `${name}\n`).join(""));

  const countsOf = async (name: string): Promise<LibtestCounts> => {
    if (plain.includes(name)) return { passed: 1, failed: 0, tests: 1, failures: [] };
    const listed = (await textOf(join(folder, `${name}.list`)))
      .split("\n")
      .flatMap((line) => /^(.+): test$/.exec(line)?.[1] ?? []);
    const logged = (await readdir(folder)).includes(`${name}.log`);
    if (!logged) return { passed: 0, failed: 0, tests: listed.length, failures: [] };
    const endings = new Map<string, string>();
    for (const line of (await textOf(join(folder, `${name}.log`))).split("\n")) {
      const [, ending = "", test = ""] = RESULT.exec(line) ?? [];
      if (endings.get(test) !== "failed") endings.set(test, ending);
    }
    // A test that was to run and has no result has ended the whole program.
    const ended = (...wanted: string[]): string[] =>
      listed.filter((test) => wanted.includes(endings.get(test) ?? "none"));
    const failures = ended("failed", "none").map((one) => ({ name: one }));
    return {
      passed: ended("ok").length,
      failed: failures.length,
      tests: listed.length,
      failures,
    };
  };

  return {
    command: ["/bin/sh", script],
    profiles: join(profileFolder, "%p-%m.profraw"),
    profileFolder,
    counts: async (executables) => {
      const sum: LibtestCounts = { passed: 0, failed: 0, tests: 0, failures: [] };
      for (const executable of executables) {
        const own = await countsOf(basename(executable));
        sum.passed += own.passed;
        sum.failed += own.failed;
        sum.tests += own.tests;
        sum.failures.push(...own.failures);
      }
      return sum;
    },
  };
}
