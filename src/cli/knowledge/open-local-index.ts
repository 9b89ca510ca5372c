import { mkdtemp, realpath, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../adapters/clock/system-clock.ts";
import { openLogIndex, type LogIndex } from "../../adapters/knowledge/log-index.ts";
import { digestOf } from "../../core/digest.ts";
import { logOf } from "./log-of.ts";

export type Where = { from?: string | undefined; branch?: string | undefined };

/** The index of a log on this machine, and where both are. */
export type LocalIndex = LogIndex & { name: string; file: string; days: number };

/** ~/.cache/miyabi/knowledge, or below XDG_CACHE_HOME; one file for each folder and branch. */
async function fileOf({ from = ".", branch = "" }: Where): Promise<string> {
  const caches = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  const folder = await realpath(from).catch(() => from);
  const name = digestOf([folder, branch]).slice(0, 16);
  return join(caches, "miyabi", "knowledge", `${name}.idx`);
}

/** A line that is written over, and taken away at the end; nothing where nobody watches. */
function progressLine(stream: NodeJS.WriteStream) {
  if (!stream.isTTY) return { show: undefined, end: () => undefined };
  return {
    show: (done: number, of: number): void => {
      stream.write(`\rIndexing the log: ${done} of ${of} days`);
    },
    end: (): void => void stream.write("\r\u001B[K"),
  };
}

/**
 * Reads what is new of the log and keeps the index for the next call.
 * @throws UserError invalid_input, missing_tool
 */
export async function openLocalIndex(where: Where): Promise<LocalIndex> {
  const home = await mkdtemp(join(tmpdir(), "miyabi-home-"));
  const line = progressLine(process.stderr);
  try {
    const { source, name } = await logOf(where.from ?? ".", { home, branch: where.branch });
    const file = await fileOf(where);
    const clock = systemClock();
    const index = await openLogIndex({ source, file, clock, progress: line.show });
    return { ...index, name, file, days: Object.keys(source.files).length };
  } finally {
    line.end();
    await rm(home, { recursive: true, force: true });
  }
}
