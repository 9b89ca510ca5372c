import type { Parts, Workshop } from "../parts.ts";
import { eslint } from "./eslint.ts";
import { npmInstall } from "./install.ts";
import { jsdoc } from "./jsdoc.ts";
import { nodeTests } from "./node-tests.ts";
import { npmAudit } from "./npm-audit.ts";

/** What a project with a package.json brings along. */
export function nodeParts({ commands, reports, workspace }: Workshop): Parts {
  const install = npmInstall(commands, workspace);
  return {
    tests: nodeTests({ commands, install, reports }),
    lint: eslint({ commands, install, reports }),
    audit: npmAudit(commands),
    docs: jsdoc,
  };
}
