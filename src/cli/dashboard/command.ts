import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { serveSite } from "../../adapters/dashboard/serve-site.ts";
import { writeSite } from "../../adapters/dashboard/write-site.ts";
import { clonedLog } from "../../adapters/git/cloned-log.ts";
import { siteData } from "../../core/dashboard/site.ts";
import type { LogText } from "../../core/knowledge/documents-of-log.ts";
import { packageDir } from "../package-dir.ts";
import { readSource, type SourceOptions, withSource } from "../sources/session-source.ts";

type Options = SourceOptions & { out: string; serve?: true };

/** The log of the clone around this folder; elsewhere the records say what they did. */
async function readLogs({ from, repo }: SourceOptions): Promise<LogText[]> {
  if (from !== undefined || repo !== undefined) return [];
  const home = await mkdtemp(join(tmpdir(), "miyabi-dashboard-"));
  try {
    return await (await clonedLog(process.cwd(), home)).files(".ai/logs");
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** Until somebody ends it with Ctrl-C. */
const interrupted = (): Promise<void> =>
  new Promise((end) => {
    process.once("SIGINT", () => end());
    process.once("SIGTERM", () => end());
  });

async function makeDashboard(options: Options): Promise<void> {
  const { out, serve } = options;
  const { records, source } = await readSource(options);
  const logs = await readLogs(options);
  const server = process.env["GITHUB_SERVER_URL"] ?? "https://github.com";
  const data = siteData({ records, now: new Date(), source, server, logs });
  const page = await readFile(join(packageDir(), "dashboard/dist/index.html"), "utf8");
  await writeSite(out, { page, data });
  const sessions = `${records.length} session${records.length === 1 ? "" : "s"}`;
  process.stdout.write(`${sessions} of ${source}: ${join(resolve(out), "index.html")}\n`);
  if (!serve) return;
  const served = await serveSite(out);
  process.stdout.write(`${served.url} until Ctrl-C\n`);
  await interrupted();
  await served.close();
}

/** `miyabi dashboard`: a page of all sessions, for a browser (docs/dashboard.md). */
export const dashboardCommand = (): Command =>
  withSource(new Command("dashboard"))
    .description("Makes a page of all sessions that opens in any browser, without a server")
    .option("--out <dir>", "where it is written", "miyabi-dashboard")
    .option("--serve", "serves it to this machine and says where")
    .action(makeDashboard);
