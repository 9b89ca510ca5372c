/**
 * Builds dist/: one bundle, dist/miyabi/, with a chunk for each agent and for each library that is
 * loaded on demand, and a door for each action, dist/<agent>/index.js (docs/adr/0002-one-shared-bundle.md).
 *
 *   node .ci/build-dist.mjs           writes dist/
 *   node .ci/build-dist.mjs --check   builds elsewhere and compares byte by byte
 */
import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";

import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { minify } from "@swc/core";
import { bundle } from "./bundle.mjs";

const ROOT = join(import.meta.dirname, "..");
const BUILD = join(ROOT, "build");
/** Every action clones the repository with its dist/. */
const MOST_BYTES = 8_000_000;
/**
 * Larger chunks are minified. The others stay as ncc wrote them: readable, and 10 % faster to start,
 * since V8 compiles the parenthesised functions around modules at once and not twice.
 */
const MINIFY_ABOVE_BYTES = 2 * 1024 * 1024;
/** Minified whatever their size: large for what they do, and few runs load them, or late. */
const SELDOM_LOADED = /node_modules\/(?:nodemailer|@qdrant|@actions\/(?:artifact|cache))\//;
/** The few names of undici that its stand-in offers (undici-on-demand.mjs). */
const STAND_IN = { file: "undici.js", offers: ["fetch", "ProxyAgent", "Agent"] };

const agents = () => readdirSync(join(ROOT, "actions")).sort();

/** TypeScript to JavaScript in build/, from empty; ends with the compiler's messages where it fails. */
function compile() {
  rmSync(BUILD, { recursive: true, force: true });
  try {
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json"], {
      cwd: ROOT,
      stdio: "inherit",
    });
  } catch {
    throw new Error("tsc found errors: correct them first (npm run types)");
  }
  // The stage reads them beside its code: build/ is also what the npm package runs.
  for (const file of ["rest.json", "webhooks.json"])
    copyFileSync(
      join(ROOT, "src/stage/github/openapi", file),
      join(BUILD, "stage/github/openapi", file),
    );
}

async function sharedBundle() {
  const files = await bundle(ROOT, join(BUILD, "shell/entry.js"), {
    externals: { undici: `./${STAND_IN.file}` },
  });
  checkStandIn(files);
  const entry = join(BUILD, "undici.cjs");
  writeFileSync(entry, 'module.exports = require("undici");\n');
  const undici = await bundle(ROOT, entry);
  files.set("undici.cjs", undici.get("index.js"));
  files.set(STAND_IN.file, readFileSync(join(ROOT, ".ci/undici-on-demand.mjs"), "utf8"));
  files.set("licenses.txt", `${files.get("licenses.txt")}\n${undici.get("licenses.txt")}`);
  for (const [name, code] of files)
    if (
      /\.c?js$/.test(name) &&
      (Buffer.byteLength(code) > MINIFY_ABOVE_BYTES || SELDOM_LOADED.test(code))
    )
      files.set(name, (await minify(code, { module: true, compress: true, mangle: true })).code);
  return files;
}

/** A library that wants more of undici than the stand-in has would fail at run time only. */
function checkStandIn(files) {
  for (const [name, code] of files)
    for (const [, wanted] of code.matchAll(/external_undici_js_\w*\.(\w+)/g))
      if (!STAND_IN.offers.includes(wanted))
        throw new Error(`${name} wants ${wanted} of undici: add it to .ci/undici-on-demand.mjs`);
}

async function build(dist) {
  compile();
  const files = new Map([["package.json", '{ "type": "module" }\n']]);
  for (const [name, content] of await sharedBundle()) files.set(`miyabi/${name}`, content);
  for (const agent of agents())
    files.set(
      `${agent}/index.js`,
      `import { start } from "../miyabi/index.js";\nawait start("${agent}");\n`,
    );
  rmSync(dist, { recursive: true, force: true });
  for (const [name, content] of files) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    writeFileSync(join(dist, name), content);
  }
  const bytes = [...filesIn(dist).values()].reduce((sum, content) => sum + content.length, 0);
  if (bytes > MOST_BYTES) throw new Error(`dist/ has ${bytes} bytes, at most ${MOST_BYTES} may be`);
  return bytes;
}

/** Content by path relative to the folder. */
function filesIn(folder) {
  const names = readdirSync(folder, { recursive: true }).map(String).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [relative(".", name), readFileSync(join(folder, name))]));
}

function differences(committed, fresh) {
  const names = new Set([...committed.keys(), ...fresh.keys()]);
  return [...names].flatMap((name) => {
    const [before, after] = [committed.get(name), fresh.get(name)];
    if (!after) return [`${name}: no longer made`];
    if (!before) return [`${name}: missing`];
    return before.equals(after) ? [] : [`${name}: differs`];
  });
}

async function check() {
  const temp = mkdtempSync(join(tmpdir(), "miyabi-dist-"));
  try {
    await build(temp);
    return differences(filesIn(join(ROOT, "dist")), filesIn(temp));
  } finally {
    rmSync(temp, { recursive: true });
  }
}

try {
  if (process.argv.includes("--check")) {
    const found = await check();
    if (found.length > 0) {
      console.error(`dist/ is not what src/ makes. Run "npm run build" and commit it:`);
      for (const line of found) console.error(`  dist/${line}`);
      process.exitCode = 1;
    }
  } else {
    const bytes = await build(join(ROOT, "dist"));
    console.log(`dist/: ${(bytes / 1e6).toFixed(2)} MB`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
