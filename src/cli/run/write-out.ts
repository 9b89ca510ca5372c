import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Played } from "../../stage/play/play.ts";
import { timelineOf } from "./timeline.ts";

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const lines = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join("");

/** A file name from a job's name: `Attempt 1 / Wave 2 (w2-l1)` becomes `3-attempt-1-wave-2-w2-l1.log`. */
const logName = (id: number, name: string): string =>
  `${id}-${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")}.log`;

/** Writes the files that docs/cli.md lists. The folder is made; files of these names are replaced. */
export async function writeOut(dir: string, played: Played): Promise<void> {
  const logs = join(dir, "logs");
  await mkdir(logs, { recursive: true });
  for (const [at, [issue, session]] of [...played.sessions].entries())
    await writeFile(
      join(dir, at === 0 ? "session.json" : `session-${issue}.json`),
      pretty(session ?? null),
    );
  await writeFile(join(dir, "github.json"), pretty(played.github));
  await writeFile(join(dir, "timeline.json"), pretty(timelineOf(played.runs)));
  await writeFile(join(dir, "requests.jsonl"), lines(played.requests));
  await writeFile(join(dir, "model.jsonl"), lines(played.modelRequests));
  for (const { id, name, log } of played.logs) await writeFile(join(logs, logName(id, name)), log);
}
