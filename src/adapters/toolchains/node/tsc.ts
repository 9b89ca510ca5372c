import { isAbsolute, normalize, relative } from "node:path";
import type { Finding } from "../../../core/review/quality.ts";
import type { Linter } from "./linter.ts";
import { asksFor, type PackageFolder } from "./package-folder.ts";

/** `src/a.ts(3,7): error TS2322: Text`, as `--pretty false` has it; a file's name may hold brackets. */
const IN_FILE = /^(.+)\((\d+),\d+\): error (TS\d+): (.*)$/;
const NOWHERE = /^error (TS\d+): (.*)$/;
/** Names of the files that it has looked at, from `--listFiles`. */
const LISTED = /^(?:\/|[A-Za-z]:\/).*\.(?:[cm]?[jt]s|[jt]sx|json)$/;
/** It wants what a project that is referred to would have been built into; nothing is built here. */
const NOT_BUILT = /^TS(?:6305|6310)$/;

const isOwn = (file: string, root: string): boolean =>
  file.startsWith(`${root}/`) && !file.includes("/node_modules/");

/**
 * The type errors of the whole project, since a type's error is where it is used. Faults of the
 * configuration are no findings: with them the compiler does not look at the types.
 * @throws Error where it did not look at the types of any file of the project
 */
function readErrors(stdout: string, root: string): Finding[] {
  const findings: Finding[] = [];
  let looked = 0;
  for (const line of stdout.split("\n")) {
    const [, file, at, code = "", message = ""] = IN_FILE.exec(line) ?? [];
    const [, , fault] = NOWHERE.exec(line) ?? [];
    if (NOT_BUILT.test(code))
      throw new Error(
        "tsconfig.json refers to a project that must be built first: name a command under checks.lint in .github/miyabi.yml",
      );
    if (fault !== undefined || file?.endsWith(".json") === true)
      throw new Error(`it takes no tsconfig.json like this: ${line.slice(0, 300)}`);
    if (file !== undefined)
      findings.push({
        part: "lint",
        severity: "error",
        message,
        file: normalize(isAbsolute(file) ? relative(root, file) : file),
        line: Number(at),
        rule: `tsc/${code}`,
      });
    else if (LISTED.test(line) && isOwn(line, root)) looked += 1;
  }
  if (looked === 0) throw new Error("tsconfig.json leads to no file of the project");
  return findings;
}

/** Where there is a tsconfig.json and the package is asked for. */
const usesTypes = (own: PackageFolder, around: PackageFolder): boolean =>
  own.names.has("tsconfig.json") && asksFor("typescript", own, around);

/**
 * TypeScript's compiler as a check of types.
 * @param project folder or file of its settings, relative to the project's folder
 */
export const tscOf = (project: string): Linter => ({
  name: "tsc",
  isConfigured: usesTypes,
  looksAtAll: true,
  args: ({ cache }) => [
    ...["--noEmit", "--pretty", "false", "--listFiles", "-p", project],
    // A project that is incremental or composite would leave its build info in the tree.
    ...["--incremental", "--tsBuildInfoFile", `${cache}/tsbuildinfo`],
  ],
  codes: [0, 1, 2],
  read: ({ stdout }, root) => readErrors(stdout, root),
});
