/**
 * Writes docs/reference/ and the tables of docs/troubleshooting.md from the code.
 *
 *   tsx .ci/reference/main.ts           writes them
 *   tsx .ci/reference/main.ts --check   ends with 1 where one is not up to date
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { referencePages } from "./pages.ts";

for (const { file, text } of await referencePages()) {
  if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
  if (process.argv.includes("--check")) {
    console.error(`${file} is not up to date: npm run generate`);
    process.exitCode = 1;
    continue;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
