import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const BUNDLE = pathToFileURL(".ci/bundle.mjs").href;
let root: string;
beforeEach(() => void (root = realpathSync(mkdtempSync(join(tmpdir(), "miyabi-bundle-")))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** A library that takes another one where it is there, as many do. */
function libraryWith(lock: Record<string, { version: string }>, installed: readonly string[]) {
  put("entry.mjs", 'import say from "library"; console.log(say);\n');
  put("package-lock.json", JSON.stringify({ packages: { "": {}, ...lock } }));
  put("node_modules/library/package.json", '{"name":"library","version":"1.0.0"}');
  put(
    "node_modules/library/index.js",
    'let more; try { more = require("@some/extra"); } catch {}\nmodule.exports = more ?? "alone";\n',
  );
  for (const folder of installed) {
    put(`${folder}/package.json`, '{"name":"@some/extra","version":"2.0.0"}');
    put(`${folder}/index.js`, 'module.exports = "with more";\n');
  }
  const script = `const { bundle } = await import(process.argv[1]);
    const files = await bundle(process.argv[2], process.argv[2] + "/entry.mjs");
    (await import("node:fs")).writeFileSync(process.argv[2] + "/out.mjs", files.get("index.js"));`;
  return spawnSync(process.execPath, ["--input-type=module", "-e", script, BUNDLE, root], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: root },
  });
}

const library = { "node_modules/library": { version: "1.0.0" } };

test("a bundle of locked packages is made, with an optional one only where it is locked", () => {
  const extra = { "node_modules/@some/extra": { version: "2.0.0" } };
  expect(libraryWith(library, [])).toMatchObject({ status: 0 });
  const said = () => execFileSync(process.execPath, [join(root, "out.mjs")], { encoding: "utf8" });
  expect(said()).toBe("alone\n");
  const made = libraryWith({ ...library, ...extra }, ["node_modules/@some/extra"]);
  expect(made).toMatchObject({ status: 0 });
  expect(said()).toBe("with more\n");
}, 60_000);

test("an optional package that happens to be installed and is not locked is named, and so is another version", () => {
  const nested = "node_modules/library/node_modules/@some/extra";
  const unlocked = libraryWith(library, [nested]);
  expect(unlocked.status).not.toBe(0);
  expect(unlocked.stderr).toContain(
    `  @some/extra 2.0.0 in ${nested}: package-lock.json does not have it\nInstall what is locked: npm ci`,
  );
  const other = libraryWith({ ...library, [nested]: { version: "1.9.0" } }, [nested]);
  expect(other.stderr).toContain(`  @some/extra 2.0.0 in ${nested}: package-lock.json has 1.9.0\n`);
}, 60_000);
