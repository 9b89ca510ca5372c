/**
 * Builds dashboard/dist/index.html, the page that `miyabi dashboard` writes beside its data: one file with its code
 * and styles in it, and a policy that lets nothing else run and nothing be fetched.
 *
 *   node .ci/build-dashboard.mjs           writes it
 *   node .ci/build-dashboard.mjs --check   builds it in memory and compares
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build, transform } from "esbuild";

const ROOT = join(import.meta.dirname, "..");
const SOURCE = join(ROOT, "dashboard");
const PAGE = join(SOURCE, "dist/index.html");

const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * `strict-dynamic`: what the page's own code loads may run, which are the files of data, also from a folder, where
 * 'self' means nothing. Trusted Types leave it no other address (dashboard/data/take.ts), and no way to make markup
 * of a text.
 */
const policyOf = ({ script, style }) =>
  [
    "default-src 'none'",
    `script-src ${hashOf(script)} 'strict-dynamic'`,
    `style-src ${hashOf(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types miyabi-data",
  ].join("; ");

async function scriptOf() {
  const { outputFiles } = await build({
    entryPoints: [join(SOURCE, "main.ts")],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    charset: "ascii",
    legalComments: "none",
  });
  return outputFiles[0].text.trim();
}

/** uPlot's licence asks to be named in copies of it. */
const UPLOT = "Charts: uPlot, copyright 2022 Leon Sorokin, MIT licence.";

async function page() {
  const uplot = readFileSync(join(ROOT, "node_modules/uplot/dist/uPlot.min.css"), "utf8");
  const own = readFileSync(join(SOURCE, "page.css"), "utf8");
  const style = (await transform(`${uplot}\n${own}`, { loader: "css", minify: true })).code.trim();
  const script = await scriptOf();
  if (/<\/script/i.test(script) || /<\/style/i.test(style))
    throw new Error("the page's code or style would end its own element");
  const parts = { STYLE: style, SCRIPT: script };
  const html = readFileSync(join(SOURCE, "page.html"), "utf8")
    .replace(/%(STYLE|SCRIPT)%/g, (_, name) => parts[name])
    .replace("<head>", `<!-- ${UPLOT} -->\n  <head>`);
  // The hashes are of all that stands between the tags, line ends included.
  const inside = (tag) =>
    html.slice(html.indexOf(`<${tag}>`) + tag.length + 2, html.indexOf(`</${tag}>`));
  const policy = policyOf({ script: inside("script"), style: inside("style") });
  return html.replace("%POLICY%", () => policy);
}

const fresh = await page();
if (process.argv.includes("--check")) {
  let committed = "";
  try {
    committed = readFileSync(PAGE, "utf8");
  } catch {
    // Missing is as wrong as old.
  }
  if (committed !== fresh) {
    console.error('dashboard/dist/ is not what dashboard/ makes. Run "npm run build:dashboard".');
    process.exitCode = 1;
  }
} else {
  mkdirSync(dirname(PAGE), { recursive: true });
  writeFileSync(PAGE, fresh);
  console.log(`dashboard/dist/index.html: ${(Buffer.byteLength(fresh) / 1000).toFixed(0)} kB`);
}
