import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { serveSite } from "../../src/adapters/dashboard/serve-site.ts";
import { writeSite } from "../../src/adapters/dashboard/write-site.ts";
import { siteData } from "../../src/core/dashboard/site.ts";
import type { SessionRecord } from "../../src/core/session/session.ts";
import { sessionRecords } from "../fakes/session-records.ts";
import { hostileRecord } from "./hostile-record.ts";
import { watched, withChromium } from "./browser.ts";
import { chromiumPath, launch } from "./chromium.ts";

const NOW = new Date("2026-02-20T12:00:00.000Z");
const PAGE = "dashboard/dist/index.html";

let browser: Browser;
let home: string;
/** Folders of sites, by name. */
const sites = new Map<string, string>();

async function makeSite(name: string, records: readonly SessionRecord[]): Promise<void> {
  const dir = join(home, name);
  const server = "https://github.com";
  const data = siteData({ records, now: NOW, source: "a test", server, logs: [] });
  await writeSite(dir, { page: await readFile(PAGE, "utf8"), data });
  sites.set(name, pathToFileURL(`${dir}/`).href);
}

beforeAll(async () => {
  if (chromiumPath === undefined) return;
  home = await mkdtemp(join(tmpdir(), "miyabi-page-"));
  const many = sessionRecords({ count: 1000 });
  await makeSite("many", many);
  await makeSite("few", [...many.slice(0, 30), hostileRecord()]);
  await makeSite("none", []);
  browser = await launch();
}, 120_000);
afterAll(async () => {
  if (chromiumPath === undefined) return;
  await browser.close();
  await rm(home, { recursive: true, force: true });
});

const siteOf = (name: string): string => sites.get(name) ?? "";

type Dress = { width: number; colours: "light" | "dark" };

/** Opens a page of a site, and demands at the end that it did nothing that it should not. */
async function visit(
  site: string,
  act: (page: Page) => Promise<void>,
  { width, colours }: Dress = { width: 1280, colours: "light" },
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: colours,
  });
  try {
    const { page, faults } = await watched(context, site);
    await page.goto(`${site}index.html`);
    await act(page);
    expect(faults).toEqual([]);
  } finally {
    await context.close();
  }
}

/** Goes to a view as a click on a link would. */
async function go(page: Page, hash: string, heading: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  await page.locator("main h1", { hasText: heading }).waitFor();
}

/** What axe objects to, as `rule: place`. */
async function objections(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe.source);
  const options = JSON.stringify({
    resultTypes: ["violations"],
    ...(rules === undefined ? {} : { runOnly: rules }),
  });
  return page.evaluate(
    `axe.run(${options}).then(({ violations }) => violations.flatMap((one) => one.nodes.map((node) => one.id + ": " + node.html.slice(0, 120))))`,
  );
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate("document.documentElement.scrollWidth - innerWidth");

withChromium(
  "a thousand sessions: the list, its pages, filter and order, a session, and back",
  () =>
    visit(siteOf("many"), async (page) => {
      await page.locator("main h1", { hasText: "Sessions" }).waitFor();
      expect(await page.title()).toBe("Sessions · Miyabi");
      const rows = page.locator(".sessions tbody tr");
      expect(await rows.count()).toBe(50);
      await page.getByRole("button", { name: "Next" }).click();
      expect(await page.locator(".pager").innerText()).toContain("Page 2 of 20");

      await page.getByRole("searchbox", { name: "Search" }).fill("invoices failed");
      const states = await rows.locator("td .chip").allInnerTexts();
      expect(states.length).toBeGreaterThan(0);
      expect(page.url()).toContain("q=invoices+failed");
      await page.getByRole("button", { name: "Cost" }).click();
      const costs = (await rows.locator("td:nth-child(6)").allInnerTexts()).map((text) =>
        Number(text.replace("$", "")),
      );
      expect(costs).toEqual([...costs].sort((a, b) => b - a));

      const first = rows.first().locator(".row-link");
      const title = await first.innerText();
      await first.click();
      await page.locator("#timeline").waitFor();
      expect(await page.title()).toBe(`${title} · Miyabi`);
      await page.goBack();
      await page.locator(".sessions").waitFor();
      expect(await page.getByRole("searchbox", { name: "Search" }).inputValue()).toBe(
        "invoices failed",
      );
      await page.reload();
      expect(await page.getByRole("searchbox", { name: "Search" }).inputValue()).toBe(
        "invoices failed",
      );
      await page.locator(".tile", { hasText: "Waits for a person" }).click();
      await page.getByRole("heading", { name: "Waits for a person" }).waitFor();
    }),
);

withChromium("every part of a session, its links, and the way to a part by its address", () =>
  visit(siteOf("few"), async (page) => {
    const { issue } = sessionRecords({ count: 30 }).find(
      ({ tasks, reviews, deployments }) =>
        tasks.length > 2 && reviews.length > 0 && deployments.length > 1,
    ) ?? { issue: undefined };
    await go(page, `#/sessions/${issue?.number ?? 0}`, `#${issue?.number ?? 0}`);
    for (const name of ["Timeline", "Tasks", "Quality", "Deployments", "Cost", "History"])
      await page.getByRole("heading", { name, exact: true, level: 2 }).waitFor();
    expect(await page.getByRole("link", { name: /^Issue #/ }).getAttribute("href")).toBe(
      `https://github.com/acme/shop/issues/${issue?.number ?? 0}`,
    );
    await page.getByText("The timeline as a table").click();
    await page.getByRole("cell", { name: "task 1", exact: true }).first().waitFor();
    expect(await page.locator(".uplot canvas").count()).toBeGreaterThan(0);

    await page.locator(".node").first().click();
    await page.getByRole("heading", { name: "What was done" }).waitFor();

    await page.getByRole("navigation", { name: "Parts of this session" }).getByText("Cost").click();
    expect(page.url()).toMatch(/\/cost$/);
    expect(await page.evaluate("document.activeElement.id")).toBe("cost-title");
    await page.goBack();
    await page.goBack();
    await page.locator(".sessions").waitFor();
    await go(page, "#/sessions/99999999", "Not found");
    expect(await page.title()).toBe("Not found · Miyabi");
    await go(page, "#/nonsense", "Not found");
  }),
);

withChromium("the fleet's figures, and search over what sessions did", () =>
  visit(siteOf("few"), async (page) => {
    await page.getByRole("navigation", { name: "Views" }).getByText("Fleet").click();
    for (const name of [
      "Throughput",
      "Success rate",
      "Load and queue",
      "Durations by phase",
      "Failures by reason",
    ])
      await page.getByRole("heading", { name }).waitFor();
    await page.getByText("Throughput as a table").click();
    await page.getByRole("columnheader", { name: "Began" }).waitFor();

    await page.getByRole("navigation", { name: "Views" }).getByText("Knowledge").click();
    await page.getByRole("searchbox").fill("authenticating users");
    const best = page.locator(".hit h2").first();
    await best.filter({ hasText: /authentication/i }).waitFor();
    expect(await page.locator(".hit mark").count()).toBeGreaterThan(0);
    await page.getByRole("combobox", { name: "Kind" }).selectOption("session");
    await page.locator(".hit", { hasText: "· session ·" }).first().waitFor();
    await page.locator(".hit a").first().click();
    await page.locator("#timeline").waitFor();
  }),
);

withChromium(
  "words of strangers are text in every view: nothing of them runs, loads or links",
  async () => {
    const { issue } = hostileRecord();
    const opened = async (page: Page): Promise<void> => {
      for (const [hash, heading] of [
        ["#/sessions?q=script", "Sessions"],
        [`#/sessions/${issue.number}`, `#${issue.number}`],
        ["#/fleet", "Fleet"],
        ["#/knowledge?q=script", "Knowledge"],
      ] as const) {
        await go(page, hash, heading);
        for (const button of await page.locator(".expand").all()) await button.click();
        for (const summary of await page.locator("summary").all()) await summary.click();
        expect(await page.evaluate("globalThis.attacked === undefined")).toBe(true);
        expect(await page.locator("main img, main iframe, main script, main style").count()).toBe(
          0,
        );
        const links = await page.evaluate<string[]>(
          "[...document.links].map(({ href }) => new URL(href).protocol)",
        );
        expect(links.filter((one) => !["http:", "https:", "file:"].includes(one))).toEqual([]);
      }
      await go(page, `#/sessions/${issue.number}`, "</script><script>");
    };
    await visit(siteOf("few"), opened);
    const served = await serveSite(join(home, "few"));
    try {
      await visit(served.url, opened);
    } finally {
      await served.close();
    }
  },
);

withChromium("without a session every view says so", () =>
  visit(siteOf("none"), async (page) => {
    await page.getByText("No session yet").waitFor();
    await go(page, "#/fleet", "Fleet");
    await page.getByText("No session yet").waitFor();
    await go(page, "#/knowledge", "Knowledge");
    await page.getByText("Nothing to search yet").waitFor();
    expect(await objections(page)).toEqual([]);
  }),
);

withChromium("without its data the page says what is missing", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(pathToFileURL(PAGE).href);
  await page.getByRole("alert").getByText("data/sessions.js could not be loaded").waitFor();
  await context.close();
});

withChromium("the keyboard reaches everything: skip link, rows, graph, tabs", () =>
  visit(siteOf("few"), async (page) => {
    await page.locator(".sessions").waitFor();
    const focused = (what: string): Promise<string> =>
      page.evaluate<string>(`document.activeElement.${what}`);
    await page.keyboard.press("Tab");
    expect(await focused("textContent")).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    expect(await focused("id")).toBe("main");
    const outline = async (): Promise<string> =>
      page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
    await page.locator(".row-link").first().focus();
    await page.keyboard.press("ArrowDown");
    expect(await focused("textContent")).toBe(await page.locator(".row-link").nth(1).textContent());
    expect(await outline()).toBe("solid");
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    expect(await focused("textContent")).toBe(
      await page.locator(".row-link").first().textContent(),
    );

    const { issue } = hostileRecord();
    await go(page, `#/sessions/${issue.number}`, `#${issue.number}`);
    expect(await focused("tagName")).toBe("H1");
    await page.locator(".node").first().focus();
    await page.keyboard.press("ArrowRight");
    expect(await focused("dataset.column")).toBe("1");
    await page.getByRole("tab").last().focus();
    await page.keyboard.press("ArrowLeft");
    expect(await focused("getAttribute('aria-selected')")).toBe("true");
    expect(await page.getByRole("tabpanel").innerText()).toContain("55");
  }),
);

withChromium("the colours follow the system, and a choice is remembered", () =>
  visit(
    siteOf("few"),
    async (page) => {
      await page.locator(".sessions").waitFor();
      const theme = (name: string) => page.locator(`html[data-theme="${name}"]`).waitFor();
      await theme("dark");
      await page.emulateMedia({ colorScheme: "light" });
      await theme("light");
      await page.getByRole("combobox", { name: "Colours" }).selectOption("dark");
      await page.reload();
      await page.locator(".sessions").waitFor();
      await theme("dark");
    },
    { width: 1280, colours: "dark" },
  ),
);

withChromium("axe objects to nothing, and no view is wider than its window", async () => {
  const { issue } = hostileRecord();
  const rolledBack = sessionRecords({ count: 30 }).find(({ deployments }) =>
    deployments.some(({ outcome }) => outcome === "rolled_back"),
  );
  const views = [
    ["#/sessions", "Sessions"],
    [`#/sessions/${issue.number}`, `#${issue.number}`],
    [`#/sessions/${rolledBack?.issue.number ?? 0}`, `#${rolledBack?.issue.number ?? 0}`],
    ["#/fleet", "Fleet"],
    ["#/knowledge?q=users", "Knowledge"],
    ["#/nowhere", "Not found"],
  ] as const;
  const found: string[] = [];
  const look = async (page: Page, where: string, rules?: readonly string[]): Promise<void> => {
    found.push(...(await objections(page, rules)).map((one) => `${where}: ${one}`));
    if ((await overflow(page)) > 0) found.push(`${where}: wider than its window`);
  };
  const openAll = async (page: Page, hash: string, heading: string): Promise<void> => {
    await go(page, hash, heading);
    await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
  };
  await visit(siteOf("few"), async (page) => {
    for (const [hash, heading] of views) {
      await openAll(page, hash, heading);
      await look(page, `${hash}, light`);
      // Of the other colours only the contrast can differ.
      await page.emulateMedia({ colorScheme: "dark" });
      await page.locator('html[data-theme="dark"]').waitFor();
      await look(page, `${hash}, dark`, ["color-contrast"]);
      await page.emulateMedia({ colorScheme: "light" });
      await page.locator('html[data-theme="light"]').waitFor();
    }
  });
  const phone = { width: 360, colours: "dark" } as const;
  await visit(
    siteOf("few"),
    async (page) => {
      for (const [hash, heading] of views) {
        await openAll(page, hash, heading);
        await look(page, `${hash}, phone`);
      }
    },
    phone,
  );
  expect(found).toEqual([]);
});
