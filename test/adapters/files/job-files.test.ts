import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jobFiles } from "../../../src/adapters/files/job-files.ts";
import { redactor } from "../../../src/core/text/redact-values.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "miyabi-files-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

test("writes through missing folders and reads back", async () => {
  const files = jobFiles({ tempDir: root });
  await files.write(join(root, "a/b.json"), "{}");
  expect(await files.read(join(root, "a/b.json"))).toBe("{}");
  expect(await files.read(join(root, "none"))).toBeUndefined();
  expect(await files.read(join(root, "a/b.json/c"))).toBeUndefined();
  expect(await files.folder("x")).not.toBe(await files.folder("x"));
});

test("threat 8: a secret is in no file that is written, encoded or not", async () => {
  const key = "sk-ant-canary-A1b2C3d4E5f6";
  const files = jobFiles({ tempDir: root, redact: redactor([key]) });
  const text = JSON.stringify({ plain: key, hex: Buffer.from(key).toString("hex") });
  await files.write(join(root, "result.json"), text);
  expect(JSON.parse(await readFile(join(root, "result.json"), "utf8"))).toEqual({
    plain: "***",
    hex: "***",
  });
});

test("follows no link, neither reading nor writing", async () => {
  const files = jobFiles({ tempDir: root });
  await writeFile(join(root, "target"), "keep");
  await symlink(join(root, "target"), join(root, "link"));
  expect(await files.read(join(root, "link"))).toBeUndefined();
  await expect(files.write(join(root, "link"), "x")).rejects.toThrow();
  expect(await readFile(join(root, "target"), "utf8")).toBe("keep");
});
