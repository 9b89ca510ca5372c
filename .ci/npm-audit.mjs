/**
 * What npm's advisories say of the packages that we publish with: ends with 1 from `high` on.
 *
 *   node .ci/npm-audit.mjs             says so and passes where the advisory service gives no answer
 *   node .ci/npm-audit.mjs --required  ends with 1 there too
 *
 * A mirror of the registry often has packages and no advisories, and a change does not become unsafe by that; the
 * workflow "Dependency review" asks GitHub's runners, where the service answers, and requires it.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const GRAVE = ["high", "critical"];

const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--package-lock-only", "--json"], {
  cwd: join(import.meta.dirname, ".."),
  encoding: "utf8",
  timeout: 120_000,
});

function answered() {
  try {
    const { vulnerabilities, message, error } = JSON.parse(stdout);
    return vulnerabilities ? { vulnerabilities } : { why: message ?? error?.summary };
  } catch {
    return {};
  }
}

const { vulnerabilities, why = "no answer" } = answered();
if (vulnerabilities === undefined) {
  console.error(`NOTE: npm's advisories were not asked: ${why}`);
  if (process.argv.includes("--required")) process.exitCode = 1;
} else {
  const found = Object.values(vulnerabilities);
  for (const { name, severity, range } of found) console.error(`${severity}: ${name} ${range}`);
  if (found.some(({ severity }) => GRAVE.includes(severity))) process.exitCode = 1;
  else console.log(`npm's advisories name nothing grave (${found.length} in all).`);
}
