import { matchesGlob } from "../glob.ts";

/** One path that differs between two commits, links and submodules not followed. */
export type ChangedEntry = {
  path: string;
  status: "created" | "changed" | "deleted";
  /** Git's mode after the change: 100644, 100755, 120000 (link), 160000 (submodule); 000000 if deleted. */
  mode: string;
  /** Bytes after the change, 0 if deleted. */
  size: number;
};

export type Violation = {
  /** `protected` may be approved by people; everything else is never published. */
  rule: "protected" | "link" | "submodule" | "mode" | "path" | "too_large" | "too_many";
  path: string;
  message: string;
};

/** GitHub warns above 50 MB and a reviewer reads no such file: generated source stays far below. */
const MAX_FILE_BYTES = 5 * 1024 * 1024;
const MAX_TOTAL_BYTES = 50 * 1024 * 1024;
const MAX_ENTRIES = 5_000;
const MAX_PATH = 1_000;

/** What decides about Miyabi itself stays protected, whatever list a repository configures. */
const ALWAYS_PROTECTED = [
  ".github/workflows/**",
  ".github/actions/**",
  ".github/miyabi.yml",
  ".github/miyabi.yaml",
  ".gitmodules",
];

/** Names under which some file system would find `.git`: other case, NTFS short name, trailing dots. */
const isGitFolder = (segment: string): boolean =>
  /^(\.git|git~\d+)$/i.test(segment.replace(/[\s.:]+$/, "").replace(/\p{Cf}/gu, ""));

function pathProblem(path: string): string | undefined {
  if (path.length > MAX_PATH) return "is too long";
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return "is absolute";
  if (/[\p{Cc}\\]/u.test(path)) return "has control characters or backslashes";
  const segments = path.split("/");
  if (segments.some((segment) => segment === "" || segment === "." || segment === ".."))
    return "leads out of its folder";
  if (segments.some(isGitFolder)) return "lies in a git folder";
  return undefined;
}

function shapeOf({ path, status, mode, size }: ChangedEntry): Violation[] {
  const problem = pathProblem(path);
  if (problem !== undefined) return [{ rule: "path", path, message: `the path ${problem}` }];
  if (status === "deleted") return [];
  if (mode === "120000") return [{ rule: "link", path, message: "is a symbolic link" }];
  if (mode === "160000") return [{ rule: "submodule", path, message: "is a submodule" }];
  if (mode !== "100644" && mode !== "100755")
    return [{ rule: "mode", path, message: `has the file mode ${mode}` }];
  if (size > MAX_FILE_BYTES)
    return [
      { rule: "too_large", path, message: `has ${size} bytes, at most ${MAX_FILE_BYTES} pass` },
    ];
  return [];
}

/**
 * What stands against publishing a change (threats 14 and 25): paths that lead elsewhere, links,
 * submodules, oversized files, and paths that a task may not touch.
 */
export function violationsOf(
  entries: readonly ChangedEntry[],
  protectedPaths: readonly string[],
): Violation[] {
  const globs = [...ALWAYS_PROTECTED, ...protectedPaths];
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  const whole: Violation[] = [];
  if (entries.length > MAX_ENTRIES)
    whole.push({
      rule: "too_many",
      path: "",
      message: `the change touches ${entries.length} files, at most ${MAX_ENTRIES} pass`,
    });
  if (total > MAX_TOTAL_BYTES)
    whole.push({
      rule: "too_large",
      path: "",
      message: `the change has ${total} bytes, at most ${MAX_TOTAL_BYTES} pass`,
    });
  const touched = entries
    .filter(({ path }) => globs.some((glob) => matchesGlob(glob, path)))
    .map(({ path }) => ({ rule: "protected" as const, path, message: "is a protected path" }));
  return [...whole, ...entries.flatMap(shapeOf), ...touched];
}
