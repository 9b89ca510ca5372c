import { PROXY_ENVIRONMENT } from "../../../src/adapters/sandbox/inside.ts";
import { commandsSuite } from "../process/commands-suite.ts";
import { sandbox, sandboxTest } from "./sandboxed.ts";

const path = (process.env["PATH"] ?? "").split(":").filter((folder) => !folder.startsWith("/tmp/"));

commandsSuite({
  // Neither the job nor a folder of PATH lies below /tmp, where a sandbox's own would not be kept.
  make: (tempDir) => sandbox(tempDir, { path: path.join(":") }),
  environment: [...Object.keys(PROXY_ENVIRONMENT), "PWD"],
  test: sandboxTest,
  dir: "/var/tmp",
});
