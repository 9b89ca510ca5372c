import { PROXY_ENVIRONMENT } from "../../../src/adapters/sandbox/inside.ts";
import { commandsSuite } from "../process/commands-suite.ts";
import { sandbox, sandboxTest } from "./sandboxed.ts";

commandsSuite({
  make: (tempDir) => sandbox(tempDir),
  environment: [...Object.keys(PROXY_ENVIRONMENT), "PWD"],
  test: sandboxTest,
});
