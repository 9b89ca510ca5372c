import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeSite } from "../../../src/adapters/dashboard/write-site.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "miyabi-site-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const data = (...names: string[]) => new Map(names.map((name) => [name, `// ${name}`]));

test("a second run leaves no data of the first, and nothing else is touched", async () => {
  const out = join(dir, "deep", "site");
  await writeSite(out, { page: "<p>1</p>", data: data("sessions", "chunk-0", "chunk-1") });
  await writeFile(join(out, "CNAME"), "dash.example");
  await writeFile(join(out, "data", "own.js"), "mine");
  await writeSite(out, { page: "<p>2</p>", data: data("sessions", "chunk-0") });
  expect((await readdir(join(out, "data"))).sort()).toEqual([
    "chunk-0.js",
    "own.js",
    "sessions.js",
  ]);
  expect(await readFile(join(out, "index.html"), "utf8")).toBe("<p>2</p>");
  expect(await readFile(join(out, "CNAME"), "utf8")).toBe("dash.example");
});

test("a folder that cannot be written is an input to correct", async () => {
  await writeFile(join(dir, "file"), "");
  await expect(writeSite(join(dir, "file"), { page: "", data: data() })).rejects.toMatchObject({
    code: "invalid_input",
    message: expect.stringContaining("--out") as string,
  });
});
