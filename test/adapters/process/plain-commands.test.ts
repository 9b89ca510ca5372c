import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cleanPath } from "../../../src/adapters/process/clean-path.ts";
import { plainCommands } from "../../../src/adapters/process/plain-commands.ts";
import { commandsSuite } from "./commands-suite.ts";

commandsSuite({
  make: async (tempDir) =>
    plainCommands({
      home: join(tempDir, "home"),
      tempDir: join(tempDir, "tmp"),
      path: process.env["PATH"],
    }),
  environment: [],
  test,
});

test("threat 38: of a gigabyte that a program prints without an end of line, a megabyte is held", async () => {
  const dir = await mkdtemp(join(tmpdir(), "miyabi-gigabyte-"));
  try {
    const commands = plainCommands({
      home: join(dir, "home"),
      tempDir: dir,
      path: process.env["PATH"],
    });
    const lines: string[] = [];
    const before = process.memoryUsage().rss;
    const { code, stdout } = await commands.run(
      ["bash", "-c", "echo first; head -c 1000000000 /dev/zero; echo; echo last"],
      { cwd: dir, onLine: (line) => void lines.push(line) },
    );
    expect([code, stdout.length, stdout.slice(-6)]).toEqual([0, 1024 * 1024, "\nlast\n"]);
    expect(lines).toEqual(["first", "last"]);
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  } finally {
    await rm(dir, { recursive: true });
  }
});

test.each([
  ["/usr/bin:./bin::node_modules/.bin:/bin", "/usr/bin:/bin"],
  ["relative", "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin"],
  [undefined, "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin"],
])("of the search path %s remains %s", (path, clean) => {
  expect(cleanPath(path)).toBe(clean);
});
