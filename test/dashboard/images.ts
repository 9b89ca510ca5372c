/**
 * Pictures of the dashboard for the README: `npm run images` writes docs/images/dashboard-<view>-<colours>.png, of
 * made-up sessions and the same ones each time.
 */
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { writeSite } from "../../src/adapters/dashboard/write-site.ts";
import { siteData } from "../../src/core/dashboard/site.ts";
import { lastMovement } from "../../src/core/dashboard/last-movement.ts";
import { sessionRecords } from "../fakes/session-records.ts";
import { chromiumPath, launch } from "./chromium.ts";

const OUT = "docs/images";
const COLOURS = ["light", "dark"] as const;

/** As if the last of them were just at work. */
const all = sessionRecords({ count: 240 });
const now = new Date(Date.parse(all.at(-1)?.trigger.at ?? "") + 3_600_000);
const records = all.filter((record) => lastMovement(record) <= now.getTime());

/** One with a graph worth drawing, and a release. */
const shown = records.find(
  ({ plan, tasks, deployments, state }) =>
    state === "done" &&
    deployments.length > 1 &&
    tasks.length > 5 &&
    tasks.length < 9 &&
    (plan?.schedule.criticalPath.length ?? 0) < tasks.length,
);

const VIEWS = [
  { name: "sessions", hash: "#/sessions", height: 900 },
  { name: "session", hash: `#/sessions/${shown?.issue.number ?? 0}`, height: 1420 },
  { name: "fleet", hash: "#/fleet", height: 1000 },
] as const;

async function draw(site: string): Promise<void> {
  const browser = await launch();
  try {
    for (const colours of COLOURS)
      for (const { name, hash, height } of VIEWS) {
        const page = await browser.newPage({
          viewport: { width: 1200, height },
          colorScheme: colours,
        });
        await page.clock.setFixedTime(now);
        await page.goto(`${site}${hash}`);
        await page.locator("main h1").waitFor();
        // A chart draws itself once it knows its width.
        await page.evaluate(
          "new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 200)))",
        );
        await page.screenshot({ path: join(OUT, `dashboard-${name}-${colours}.png`) });
        await page.close();
      }
  } finally {
    await browser.close();
  }
}

if (chromiumPath === undefined) process.exitCode = 1;
else {
  const dir = await mkdtemp(join(tmpdir(), "miyabi-images-"));
  try {
    const server = "https://github.com";
    const data = siteData({ records, now, source: "made up", server, logs: [] });
    await writeSite(dir, { page: await readFile("dashboard/dist/index.html", "utf8"), data });
    await mkdir(OUT, { recursive: true });
    await draw(pathToFileURL(join(dir, "index.html")).href);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
