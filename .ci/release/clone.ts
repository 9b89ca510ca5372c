import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { UserError } from "../../src/core/errors.ts";
import { MOVING_TAG } from "../../src/core/adopt/release.ts";
import { changeOf, type Commit } from "./change.ts";
import type { Known } from "./plan.ts";

const VERSION_TAG = /^v\d+\.\d+\.\d+$/;
const Manifest = z.object({ version: z.string().regex(/^\d+\.\d+\.\d+$/) });

/** Text of a file in a clone; empty where there is none. */
export function textIn(root: string, path: string): string {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

const gitIn =
  (root: string) =>
  (...args: string[]): string =>
    execFileSync("git", ["-C", root, ...args], {
      encoding: "utf8",
      maxBuffer: 100 * 1024 * 1024,
      stdio: ["ignore", "pipe", "pipe"],
    });

const words = (text: string): string[] => text.split("\n").filter((line) => line !== "");

/** The commit that is checked out, its whole id. */
export const headOf = (root: string): string => gitIn(root)("rev-parse", "HEAD").trim();

/**
 * Reads tags, commits and files of the commit that is checked out.
 * @throws UserError not_a_repository for a clone without its history
 */
export function lookAt(root: string): Known {
  const git = gitIn(root);
  if (git("rev-parse", "--is-shallow-repository").trim() !== "false")
    throw new UserError(
      "not_a_repository",
      "This clone has not its whole history: git fetch --unshallow --tags (in a workflow: fetch-depth: 0).",
    );
  const versions = (...args: string[]): string[] =>
    words(git("tag", "--list", "v*", ...args)).filter((tag) => VERSION_TAG.test(tag));
  const tags = versions("--merged", "HEAD", "--sort=-version:refname");
  const range = tags[0] === undefined ? "HEAD" : `${tags[0]}..HEAD`;
  const commits = git("log", "--no-merges", "--reverse", "-z", "--format=%H%n%B", range)
    .split("\0")
    .filter((text) => text !== "")
    .map((text): Commit => ({ sha: text.slice(0, 40), message: text.slice(41) }));
  return {
    tags,
    here: versions("--points-at", "HEAD"),
    changes: commits.map(changeOf).filter((change) => change !== undefined),
    declared: Manifest.parse(JSON.parse(textIn(root, "package.json"))).version,
    changelog: textIn(root, "CHANGELOG.md"),
    date: git("log", "-1", "--format=%cs").trim(),
    major: Number(MOVING_TAG.slice(1)),
  };
}
