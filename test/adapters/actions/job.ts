/** One job's process: our adapters over the real Actions client, which reads its environment. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { artifactExchange } from "../../../src/adapters/actions/exchange.ts";
import { artifactSessions } from "../../../src/adapters/actions/sessions.ts";
import { githubClient } from "../../../src/adapters/github/client.ts";
import { systemClock } from "../../../src/adapters/clock/system-clock.ts";
import type { SessionRecord } from "../../../src/core/session/session.ts";
import type { RunContext } from "../../../src/ports/run-context.ts";

/** The variable JOB, as JSON. */
export type JobSetting = { token: string; tempDir: string; run: RunContext };

const setting = JSON.parse(process.env["JOB"] ?? "{}") as JobSetting;
const { tempDir, run } = setting;
const exchange = artifactExchange({
  tempDir,
  token: setting.token,
  repository: run.repository,
  // No test waits between two tries of an upload.
  clock: { ...systemClock(), sleep: () => Promise.resolve() },
  log: { warn: () => undefined },
});
const [owner = "", repo = ""] = run.repository.split("/");
const client = await githubClient({
  token: setting.token,
  baseUrl: run.apiUrl,
  clock: systemClock(),
  log: { warn: () => undefined },
});
const sessions = artifactSessions({ exchange, client, owner, repo, run, tempDir });

const calls: Record<string, (input: never) => Promise<unknown>> = {
  put: async ({ name, files }: { name: string; files: Record<string, string> }) => {
    const root = join(tempDir, "out", name.replaceAll("/", "_").slice(0, 50));
    const paths = [];
    for (const [path, content] of Object.entries(files)) {
      const file = join(root, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
      paths.push(file);
    }
    await exchange.put(name, root, paths);
  },
  putPaths: ({ name, root, paths }: { name: string; root: string; paths: string[] }) =>
    exchange.put(name, root, paths),
  list: (prefix: string) => exchange.list(prefix),
  get: async ({ name, read }: { name: string; read: string[] }) => {
    const dir = join(tempDir, `in-${Date.now()}-${Math.random()}`);
    await exchange.get(name, dir);
    return Promise.all(read.map((path) => readFile(join(dir, path), "utf8")));
  },
  load: ({ issue, elsewhere }: { issue: number; elsewhere: boolean }) =>
    sessions.load(issue, { elsewhere }),
  save: (record: SessionRecord) => sessions.save(record),
};

process.on("message", ({ call, input }: { call: string; input: never }) => {
  const work = calls[call]?.(input) ?? Promise.reject(new Error(`no call ${call}`));
  work.then(
    (value) => process.send?.({ value }),
    (error: unknown) =>
      process.send?.({
        error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      }),
  );
});
process.send?.("ready");
