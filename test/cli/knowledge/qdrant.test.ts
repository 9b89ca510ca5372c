import { execFile, execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { type Qdrant, startQdrant } from "../../fakes/qdrant/server.ts";
import { relevanceSet } from "../../core/knowledge/relevance/relevance-set.ts";

const KEY = "qdrant-key-of-a-laptop";

let dir = "";
let server: Qdrant;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "miyabi-cli-qdrant-"));
  server = await startQdrant({ apiKey: KEY });
});
afterAll(async () => {
  await server.close();
  await rm(dir, { recursive: true, force: true });
});

const git = (cwd: string, ...args: string[]): void => {
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...args], {
    cwd,
    stdio: "ignore",
  });
};
async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(dir, path)), { recursive: true });
  await writeFile(join(dir, path), text);
}
const miyabi = (...args: string[]) => {
  const main = ["node_modules/tsx/dist/cli.mjs", "src/cli/main.ts"].map((path) => resolve(path));
  const env = { PATH: process.env["PATH"], HOME: dir, QDRANT_API_KEY: KEY };
  return new Promise<{ code: number; stdout: string; stderr: string }>((ended) =>
    execFile(
      process.execPath,
      [...main, "knowledge", ...args],
      { cwd: dir, env },
      (error, stdout, stderr) => {
        ended({ code: Number(error?.code ?? 0), stdout, stderr });
      },
    ),
  );
};

test("the Qdrant of the default branch's configuration is filled and asked, no other one gets the key; fault 33: without it the clone is searched", async () => {
  const days = relevanceSet().log.slice(0, 20);
  git(dir, "init", "--quiet", "-b", "main", "remote");
  await write("remote/.github/miyabi.yml", `knowledge: { store: qdrant, url: "${server.url}" }\n`);
  git(join(dir, "remote"), "add", "--all", "--force");
  git(join(dir, "remote"), "commit", "--quiet", "-m", "first");
  git(join(dir, "remote"), "checkout", "--quiet", "--orphan", "miyabi/logs");
  for (const { path, text } of days) await write(join("remote", path), text);
  git(join(dir, "remote"), "add", "--all", "--force");
  git(join(dir, "remote"), "commit", "--quiet", "-m", "log");
  git(join(dir, "remote"), "checkout", "--quiet", "main");
  git(dir, "clone", "--quiet", "remote", "clone");
  const elsewhere = await startQdrant();
  try {
    // As a branch of somebody's, checked out to be looked at.
    await write(
      "clone/.github/miyabi.yml",
      `knowledge: { store: qdrant, url: "${elsewhere.url}" }\n`,
    );
    const indexed = await miyabi("index", "clone", "--qdrant", "acme/shop");
    expect(indexed).toMatchObject({ code: 0, stderr: "" });
    const [collection] = server.collections.byName.values();
    expect(indexed.stdout).toContain(
      `Qdrant: ${collection?.points.size ?? -1} written, 0 removed.`,
    );

    const search = ["search", "label", "--from", "clone", "--qdrant", "acme/shop"];
    const found = await miyabi(...search);
    expect(found).toMatchObject({ code: 0, stderr: "" });
    expect(server.asked.at(-1)?.path).toMatch(/points\/query$/);
    await server.down();
    const without = await miyabi(...search);
    expect(without).toMatchObject({ code: 0, stdout: found.stdout });
    expect(without.stderr).toContain("Searched in the embedded index instead of Qdrant");
    expect(elsewhere.asked).toEqual([]);
  } finally {
    await elsewhere.close();
  }
});
