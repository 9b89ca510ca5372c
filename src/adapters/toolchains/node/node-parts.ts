import type { Parts, Workshop } from "../parts.ts";
import { npmInstall } from "./install.ts";
import { jsdoc } from "./jsdoc.ts";
import { nodeLint } from "./node-lint.ts";
import { nodeTests } from "./node-tests.ts";
import { npmAudit } from "./npm-audit.ts";

/** What a project with a package.json brings along. */
export function nodeParts({ commands, reports, workspace }: Workshop): Parts {
  const install = npmInstall(commands, workspace);
  return {
    tests: nodeTests({ commands, install, reports }),
    lint: nodeLint({ commands, install, reports, workspace }),
    audit: npmAudit(commands),
    docs: jsdoc,
  };
}
