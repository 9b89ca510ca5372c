/**
 * Publishes the release that the checked-out commit is: `node .ci/release/publish.ts FOLDER`, with the files of the
 * release in FOLDER. Plain Node 24, nothing installed. GITHUB_TOKEN may write contents; GITHUB_SHA and
 * GITHUB_REPOSITORY as in a job; RELEASE_VERSION as the plan said; RELEASE_SHA256 is `sha256sum` of the files that
 * were attested.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { newestSection } from "./changelog.ts";
import { githubHost } from "./github-host.ts";
import { publishRelease, type Wanted } from "./publish-release.ts";

function given(name: string): string {
  const value = process.env[name] ?? "";
  if (value === "") throw new Error(`${name} is not set`);
  return value;
}

/** @throws Error where a file is not one of those that were attested */
function filesOf(folder: string): Wanted[] {
  const attested = given("RELEASE_SHA256").trim().split("\n");
  return readdirSync(folder).map((name) => {
    const content = readFileSync(join(folder, name));
    const sum = createHash("sha256").update(content).digest("hex");
    if (!attested.includes(`${sum}  ${name}`))
      throw new Error(`${name} is not the file that was attested`);
    return { name, content };
  });
}

const [folder = ""] = process.argv.slice(2);
const section = newestSection(readFileSync("CHANGELOG.md", "utf8"));
const version = given("RELEASE_VERSION");
if (section?.version !== version) throw new Error(`CHANGELOG.md does not begin with ${version}`);
const wanted = filesOf(folder);
if (wanted.length === 0) throw new Error(`${folder} has no files`);
const host = githubHost({
  api: given("GITHUB_API_URL"),
  repository: given("GITHUB_REPOSITORY"),
  token: given("GITHUB_TOKEN"),
});
const text = { tag: `v${version}`, sha: given("GITHUB_SHA"), notes: section.notes };
for (const line of await publishRelease(host, text, wanted)) console.log(line);
