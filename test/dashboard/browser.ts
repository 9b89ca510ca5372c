import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** Of this machine's PATH; undefined where there is none that starts. */
function findChromium(): string | undefined {
  for (const dir of (process.env["PATH"] ?? "").split(delimiter))
    for (const name of NAMES) {
      const path = join(dir, name);
      if (!existsSync(path)) continue;
      try {
        execFileSync(path, ["--version"], { stdio: "ignore" });
        return path;
      } catch {
        // Ubuntu's `chromium` may be a stub that asks for a snap.
      }
    }
  return undefined;
}

export const chromiumPath = findChromium();
if (chromiumPath === undefined) process.stderr.write("skipped: no Chromium\n");

/** Every view in a browser takes longer than other tests: it is the only proof of the page that there is. */
const MOST_MS = 240_000;

/** Runs where Chromium is. */
export const withChromium = (name: string, run: () => Promise<void>): void =>
  (chromiumPath === undefined ? test.skip : test)(name, run, MOST_MS);

export const launch = (): Promise<Browser> =>
  chromium.launch({
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    // Its sandbox needs rights that a container's root has not; it sees only pages of ours.
    args: ["--no-sandbox"],
  });

/** A page that notes whatever it should not do. */
export type Watched = { page: Page; faults: string[] };

/**
 * @param site the only place that the page may ask, e.g. `file:///tmp/x/` or `http://127.0.0.1:4711/`
 */
export async function watched(context: BrowserContext, site: string): Promise<Watched> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", ({ message }) => faults.push(`error: ${message}`));
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(site) && !url.startsWith("data:")) faults.push(`request: ${url}`);
  });
  return { page, faults };
}
