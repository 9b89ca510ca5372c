/**
 * What the history says about releases (docs/release.md).
 *
 *   npm run -s release                     the same as --dry-run
 *   npm run -s release -- --dry-run        next version, its changelog and tags; changes nothing
 *   npm run -s release -- --prepare        writes version and changelog, to be committed
 *   npm run -s release -- --outputs FILE   appends kind, version and tag, for a job
 *   npm run -s release -- --pack FOLDER    packs this commit as the release that it is, for GITHUB_REPOSITORY
 */
import { appendFileSync } from "node:fs";
import { Command } from "commander";
import { UserError } from "../../src/core/errors.ts";
import { headOf, lookAt } from "./clone.ts";
import { packRelease } from "./pack.ts";
import { obstacle, planRelease, type Plan } from "./plan.ts";
import { prepareRelease } from "./prepare.ts";
import { toldPlan } from "./told.ts";

type Options = { dryRun?: true; prepare?: true; outputs?: string; pack?: string; in: string };

const outputsOf = (plan: Plan): string => {
  const version = plan.kind === "nothing" ? "" : plan.section.version;
  return `kind=${plan.kind}\nversion=${version}\ntag=${version && `v${version}`}\n`;
};

/** What the options ask for; text for stdout. @throws UserError where the history or the call do not allow it */
function release(options: Options): string {
  const root = options.in;
  const known = lookAt(root);
  const plan = planRelease(known);
  const stop = plan.kind === "nothing" ? undefined : obstacle(plan.section, known);
  if (stop !== undefined && (plan.kind === "release" || options.prepare))
    throw new UserError("invalid_input", stop);
  if (options.outputs !== undefined) appendFileSync(options.outputs, outputsOf(plan));
  if (options.pack !== undefined) {
    const repository = process.env["GITHUB_REPOSITORY"] ?? "";
    if (plan.kind !== "release" || repository === "")
      throw new UserError(
        "invalid_input",
        "Only a commit that is a release is packed, for the repository in GITHUB_REPOSITORY.",
      );
    const of = { repository, version: `v${plan.section.version}`, sha: headOf(root) };
    packRelease(root, of, options.pack);
  }
  if (options.prepare !== true || plan.kind !== "prepare") return toldPlan(plan, stop);
  const files = prepareRelease(root, plan.section, plan.replaces).join(" ");
  return `${toldPlan(plan, stop)}
Written: ${files}. On a branch of its own, and then as a pull request:
git commit -m "chore(release): v${plan.section.version}" ${files}
`;
}

try {
  const options = new Command("release")
    .option("--dry-run", "tells only, and changes nothing")
    .option("--prepare", "writes version and changelog")
    .option("--outputs <file>", "appends kind, version and tag to a file")
    .option("--pack <folder>", "packs the release that this commit is")
    .option("--in <clone>", "the clone", ".")
    .parse()
    .opts<Options>();
  process.stdout.write(release(options.dryRun ? { in: options.in } : options));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`release: ${error.message}\n`);
  process.exitCode = 1;
}
