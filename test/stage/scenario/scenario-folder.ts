import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A scenario folder with these files; `issue.md` and `repo/` are there unless said otherwise. */
export async function scenarioFolder(files: Record<string, string | undefined>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "scenario-"));
  const all: Record<string, string | undefined> = {
    "issue.md": "# Title\n\nBody",
    "repo/README.md": "# Sample",
    ...files,
  };
  for (const [path, content] of Object.entries(all)) {
    if (content === undefined) continue;
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), content);
  }
  return dir;
}
