import type { Parts, Workshop } from "../parts.ts";
import { installer } from "./install.ts";
import { jsdoc } from "./jsdoc.ts";
import { nodeAudit } from "./node-audit.ts";
import { nodeLint } from "./node-lint.ts";
import { nodeTests } from "./node-tests.ts";

/** What a project with a package.json brings along. */
export function nodeParts(workshop: Workshop): Parts {
  const install = installer(workshop);
  return {
    tests: nodeTests({ ...workshop, install }),
    lint: nodeLint({ ...workshop, install }),
    audit: nodeAudit(workshop),
    docs: jsdoc,
  };
}
