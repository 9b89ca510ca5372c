import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { systemClock } from "../../adapters/clock/system-clock.ts";
import { fetchedSessions } from "../../adapters/sessions/fetched-sessions.ts";
import {
  clonedSessions,
  folderSessions,
  type ReadSessions,
} from "../../adapters/sessions/read-sessions.ts";
import { UserError } from "../../core/errors.ts";
import { repositoryName } from "../repository-access.ts";
import { progressOn } from "./progress.ts";

/** Where a command finds session records: a folder, a repository's log branch, or this clone's. */
export type SourceOptions = { from?: string; repo?: string };

export const withSource = (command: Command): Command =>
  command
    .addOption(
      new Option("--from <dir>", "session records in a folder, e.g. of run --out").conflicts(
        "repo",
      ),
    )
    .option(
      "--repo <owner/name>",
      "the log branch of a repository on GitHub; GITHUB_TOKEN must see it",
      repositoryName,
    );

/** For an option: `2026-11-01`, an ISO time, or an age such as `36h`, `7d`, `4w`. */
export function sinceTime(text: string, now = new Date()): Date {
  const age = /^(\d{1,5})([hdw])$/.exec(text);
  const hours = { h: 1, d: 24, w: 168 }[age?.[2] ?? ""];
  if (hours !== undefined) return new Date(now.getTime() - Number(age?.[1]) * hours * 3_600_000);
  const at = /^\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(at)) throw new InvalidArgumentError("Give a date (2026-11-01) or an age (7d).");
  return new Date(at);
}

function tokenOf(env: NodeJS.ProcessEnv): string {
  const token = env["GITHUB_TOKEN"] ?? env["GH_TOKEN"] ?? "";
  if (token !== "") return token;
  throw new UserError(
    "missing_token",
    "There is no GitHub token. Set GITHUB_TOKEN, e.g. to what `gh auth token` prints, or leave --repo out and read the clone that you are in.",
  );
}

async function read({ from, repo }: SourceOptions, dir: string): Promise<ReadSessions> {
  if (from !== undefined) return folderSessions(from);
  if (repo === undefined) return clonedSessions(process.cwd(), dir);
  const serverUrl = process.env["GITHUB_SERVER_URL"] ?? "https://github.com";
  const token = tokenOf(process.env);
  return fetchedSessions({ serverUrl, repository: repo, token, dir, clock: systemClock() });
}

/** Reads the records; a file that holds none is named on stderr and left out. */
export async function readSource(options: SourceOptions): Promise<ReadSessions> {
  const dir = await mkdtemp(join(tmpdir(), "miyabi-sessions-"));
  const progress = progressOn(process.stderr);
  progress.at("reading session records");
  try {
    const found = await read(options, dir);
    progress.end();
    for (const { path, why } of found.unreadable)
      process.stderr.write(`miyabi: left out ${path}: ${why}\n`);
    return found;
  } finally {
    progress.end();
    await rm(dir, { recursive: true, force: true });
  }
}
