import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** A lock file with a package of which the advisories tell. */
export const LOCKED = `version = 4

[[package]]
name = "demo"
version = "0.1.0"
dependencies = ["vuln"]

[[package]]
name = "vuln"
version = "1.0.0"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "c3d733ea9fcb8b9ee4a5c9c3a1a4d9e2aa7e6d14a7ba53df0a6d2f2a96fd5ba7"
`;
const advisory = (id: string, more: string, title: string): string =>
  `\`\`\`toml
[advisory]
id = "${id}"
package = "vuln"
date = "2024-01-01"
${more}

[versions]
patched = [">= 1.1.0"]
\`\`\`

# ${title}

Long text.
`;

/**
 * A git repository of advisories as RustSec's, in an empty folder: four about `vuln` before 1.1.0.
 * @returns its URL
 */
export async function rustsec(root: string): Promise<string> {
  const folder = join(root, "crates/vuln");
  await mkdir(folder, { recursive: true });
  const put = (id: string, more: string, title: string) =>
    writeFile(join(folder, `${id}.md`), advisory(id, more, title));
  const cvss = (impact: string) => `cvss = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/${impact}"`;
  await put("RUSTSEC-2024-9001", cvss("C:H/I:H/A:H"), "Use after free");
  await put("RUSTSEC-2024-9002", cvss("C:L/I:N/A:N"), "A little is told");
  await put("RUSTSEC-2024-9003", "", "Nobody has weighed it");
  await put("RUSTSEC-2024-9004", 'informational = "unmaintained"', "Nobody cares");
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...args], { cwd: root });
  git("init", "--quiet", ".");
  git("add", "--all");
  git("commit", "--quiet", "-m", "advisories");
  return pathToFileURL(root).href;
}
