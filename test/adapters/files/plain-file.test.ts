import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plainText, plainTextIn } from "../../../src/adapters/files/plain-file.ts";

let root: string;
let tree: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "miyabi-plain-"));
  tree = join(root, "tree");
  await mkdir(join(tree, "src"), { recursive: true });
  await writeFile(join(tree, "src", "a.txt"), "text ü\n");
  await writeFile(join(root, "secret"), "canary\n");
});
afterEach(() => rm(root, { recursive: true, force: true }));

test("a plain file is read whole, an empty one too", async () => {
  await writeFile(join(tree, "empty"), "");
  expect(await plainText(join(tree, "src", "a.txt"))).toBe("text ü\n");
  expect(await plainTextIn(tree, "src/a.txt")).toBe("text ü\n");
  expect(await plainText(join(tree, "empty"))).toBe("");
  const long = "x".repeat(200_000);
  await writeFile(join(tree, "long"), long);
  expect(await plainText(join(tree, "long"))).toBe(long);
});

test("a link is not followed, wherever it leads", async () => {
  for (const target of [join(root, "secret"), "/proc/self/environ", "/dev/zero", "/etc/passwd"]) {
    await symlink(target, join(tree, "link"));
    expect(await plainText(join(tree, "link"))).toBeUndefined();
    expect(await plainTextIn(tree, "link")).toBeUndefined();
    await rm(join(tree, "link"));
  }
});

test("a folder that became a link leads to nothing outside of the tree", async () => {
  await symlink(root, join(tree, "out"));
  expect(await plainTextIn(tree, "out/secret")).toBeUndefined();
  expect(await plainTextIn(tree, "../secret")).toBeUndefined();
});

test("a pipe is not waited for", async () => {
  execFileSync("mkfifo", [join(tree, "pipe")]);
  expect(await plainText(join(tree, "pipe"))).toBeUndefined();
});

test("devices, sockets and folders are no text", async () => {
  const socket = createServer().listen(join(tree, "socket"));
  await new Promise((resolve) => socket.once("listening", resolve));
  try {
    for (const path of ["/dev/zero", "/dev/null", join(tree, "socket"), tree, join(tree, "none")])
      expect(await plainText(path)).toBeUndefined();
  } finally {
    socket.close();
  }
});

test("no more is read than may be, whatever size the file says that it has", async () => {
  expect(await plainText(join(tree, "src", "a.txt"), 8)).toBe("text ü\n");
  expect(await plainText(join(tree, "src", "a.txt"), 7)).toBeUndefined();
  // Says that it has 0 bytes, and has some thousands.
  expect(await plainText("/proc/self/status", 100)).toBeUndefined();
});
