import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromiumPath, launch } from "../dashboard/chromium.ts";
import { sessionRecords } from "../fakes/session-records.ts";
import { type Spread, spreadOf } from "./spread.ts";

const SESSIONS = 1000;
const OPENINGS = 9;

export type DashboardBench = {
  sessions: number;
  /** Milliseconds of the whole command, start of Node and tsx included. */
  generatedMs: number;
  bytes: { page: number; data: number; files: number };
  /** Milliseconds after the navigation, cold each time; absent where there is no Chromium. */
  opened?: { firstContentfulPaint: Spread; listShown: Spread };
};

const TIMES = `({
  paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
  shown: performance.getEntriesByName("shown")[0].startTime,
})`;

async function open(site: string): Promise<DashboardBench["opened"]> {
  if (chromiumPath === undefined) return undefined;
  const browser = await launch();
  const times: { paint: number; shown: number }[] = [];
  try {
    for (let at = 0; at < OPENINGS; at++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(pathToFileURL(join(site, "index.html")).href);
      await page.locator(".sessions tbody tr").first().waitFor();
      times.push(await page.evaluate(TIMES));
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return {
    firstContentfulPaint: spreadOf(
      times.map(({ paint }) => paint),
      0,
    ),
    listShown: spreadOf(
      times.map(({ shown }) => shown),
      0,
    ),
  };
}

/** A dashboard of a thousand sessions: made by the command from a folder of records, opened in Chromium. */
export async function measureDashboard(): Promise<DashboardBench> {
  const dir = await mkdtemp(join(tmpdir(), "miyabi-bench-dashboard-"));
  try {
    const [from, out] = [join(dir, "records"), join(dir, "site")];
    await mkdir(from);
    for (const record of sessionRecords({ count: SESSIONS }))
      await writeFile(join(from, `${record.issue.number}.json`), JSON.stringify(record));
    const began = performance.now();
    const args = ["--import", "tsx", "src/cli/main.ts", "dashboard", "--from", from, "--out", out];
    execFileSync(process.execPath, args, { stdio: "pipe" });
    const generatedMs = Math.round(performance.now() - began);
    const names = await readdir(join(out, "data"));
    const sizes = await Promise.all(names.map((name) => stat(join(out, "data", name))));
    const opened = await open(out);
    return {
      sessions: SESSIONS,
      generatedMs,
      bytes: {
        page: (await stat(join(out, "index.html"))).size,
        data: sizes.reduce((sum, { size }) => sum + size, 0),
        files: names.length,
      },
      ...(opened === undefined ? {} : { opened }),
    };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

const range = ({ median, max }: Spread): string =>
  `${median.toFixed(0)} (at most ${max.toFixed(0)})`;

export const renderDashboard = ({ sessions, generatedMs, bytes, opened }: DashboardBench): string =>
  [
    `${sessions} sessions: made in ${(generatedMs / 1000).toFixed(2)} s`,
    `page ${(bytes.page / 1000).toFixed(0)} kB, data ${(bytes.data / 1e6).toFixed(1)} MB in ${bytes.files} files`,
    ...(opened === undefined
      ? []
      : [
          `first contentful paint after ${range(opened.firstContentfulPaint)} ms, the list after ${range(opened.listShown)} ms`,
        ]),
  ].join("\n");
