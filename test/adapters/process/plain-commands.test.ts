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

test.each([
  ["/usr/bin:./bin::node_modules/.bin:/bin", "/usr/bin:/bin"],
  ["relative", "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin"],
  [undefined, "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin"],
])("of the search path %s remains %s", (path, clean) => {
  expect(cleanPath(path)).toBe(clean);
});
