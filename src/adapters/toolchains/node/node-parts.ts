import type { Parts, Workshop } from "../parts.ts";
import { installer } from "./install.ts";
import { jsdoc } from "./jsdoc.ts";
import { nodeAudit } from "./node-audit.ts";
import { nodeLint } from "./node-lint.ts";
import { nodeTests } from "./node-tests.ts";
import { withOwnPrograms } from "./own-programs.ts";

/** What a project with a package.json brings along. */
export function nodeParts(given: Workshop): Parts {
  const workshop = { ...given, commands: withOwnPrograms(given.commands, given.workspace) };
  const install = installer(workshop);
  return {
    tests: nodeTests({ ...workshop, install }),
    lint: nodeLint({ ...workshop, install }),
    audit: nodeAudit(workshop),
    docs: jsdoc,
  };
}
