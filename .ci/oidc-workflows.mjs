/**
 * Writes miyabi-oidc.yml, build-oidc.yml and land-oidc.yml: the same workflows, with `id-token: write` in the
 * jobs that ask a model (docs/model-access.md, "Without a stored key"). A called workflow cannot ask for a
 * permission only now and then, and whoever has a key shall not grant it.
 *
 *   node .ci/oidc-workflows.mjs           writes them
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const DIR = join(import.meta.dirname, "..", ".github", "workflows");
/** Those that have jobs that ask a model; they call each other. */
const NAMES = ["miyabi", "build", "land"];

const GRANT = "      id-token: write # proves to the model's service which run asks";

/** A job's lines, with the permission after that for contents. */
function granted(job) {
  if (!/(?:anthropic-api-key|ANTHROPIC_API_KEY): \$\{\{/.test(job)) return job;
  const parts = /^ {4}permissions:\n(?: {6}.+\n)*? {6}contents: .+\n/m.exec(job);
  if (parts === null)
    throw new Error(`A job asks a model and has no permission for contents:\n${job}`);
  return job.replace(parts[0], `${parts[0]}${GRANT}\n`);
}

/** @param name of NAMES */
function oidcWorkflow(name) {
  const text = readFileSync(join(DIR, `${name}.yml`), "utf8");
  const at = text.indexOf("\njobs:\n") + 1;
  const [head, jobs] = [text.slice(0, at), text.slice(at)];
  const calls = NAMES.join("|");
  return [
    `# Generated from ${name}.yml by npm run generate: the same, with id-token: write in the jobs that ask a model.\n`,
    head.replace(/^name: (.+)$/m, "name: $1 without a key"),
    ...jobs.split(/^(?= {2}[\w-]+:\n)/m).map(granted),
  ]
    .join("")
    .replaceAll(new RegExp(`(uses: \\S+/(?:${calls}))\\.yml`, "g"), "$1-oidc.yml");
}

for (const name of NAMES) writeFileSync(join(DIR, `${name}-oidc.yml`), oidcWorkflow(name));
