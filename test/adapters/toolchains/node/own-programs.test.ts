import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { plainCommands } from "../../../../src/adapters/process/plain-commands.ts";
import { withOwnPrograms } from "../../../../src/adapters/toolchains/node/own-programs.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "miyabi-own-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const program = async (path: string): Promise<void> => {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\necho ${path}\n`, { mode: 0o755 });
};

test("a project's own programs come first, then its workspace's, as in npm's scripts", async () => {
  await program("node_modules/.bin/node");
  await program("node_modules/.bin/only-there");
  await program("packages/a/node_modules/.bin/node");
  const path = process.env["PATH"];
  const commands = withOwnPrograms(
    plainCommands({ home: join(root, "home"), tempDir: join(root, "temp"), path }),
    root,
  );
  const said = async (cwd: string, name: string) =>
    (await commands.run(["sh", "-c", name], { cwd: join(root, cwd) })).stdout.trim();
  expect(await said("packages/a", "node")).toBe("packages/a/node_modules/.bin/node");
  expect(await said("packages/a", "only-there")).toBe("node_modules/.bin/only-there");
  expect(await said(".", "node")).toBe("node_modules/.bin/node");
  expect(await said(".", "echo $PATH")).toBe(`${join(root, "node_modules/.bin")}:${path ?? ""}`);
});
