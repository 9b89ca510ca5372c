import type { Commands } from "../../../ports/commands.ts";
import type { Parts } from "../parts.ts";
import { eslint } from "./eslint.ts";
import { npmInstall } from "./install.ts";
import { jsdoc } from "./jsdoc.ts";
import { nodeTests } from "./node-tests.ts";
import { npmAudit } from "./npm-audit.ts";

/** What a repository with a package.json brings along. `reports`: a folder of ours outside of it. */
export function nodeParts({ commands, reports }: { commands: Commands; reports: string }): Parts {
  const install = npmInstall(commands);
  return {
    tests: nodeTests({ commands, install, reports }),
    lint: eslint({ commands, install, reports }),
    audit: npmAudit(commands),
    docs: jsdoc,
  };
}
