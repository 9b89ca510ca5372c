import type { BrowserContext, Page } from "playwright-core";
import { chromiumPath } from "./chromium.ts";

/** Every view in a browser takes longer than other tests: it is the only proof of the page that there is. */
const MOST_MS = 240_000;

/** Runs where Chromium is. */
export const withChromium = (name: string, run: () => Promise<void>): void =>
  (chromiumPath === undefined ? test.skip : test)(name, run, MOST_MS);

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
