import type { Parts, Workshop } from "../parts.ts";
import { outputOf } from "../tool-run.ts";
import { docComments } from "./doc-comments.ts";
import { goEnding, goRunner } from "./go-command.ts";
import { goLint } from "./go-lint.ts";
import { goTests } from "./go-tests.ts";
import { govulncheck } from "./govulncheck.ts";

const BUILD_SECONDS = 900;

/** What a module with a go.mod brings along. */
export function goParts({ commands, reports, databases }: Workshop): Parts {
  const go = goRunner(commands, BUILD_SECONDS);
  return {
    tests: goTests({ commands, reports }),
    lint: goLint({ commands, reports }),
    audit: govulncheck({ commands, database: databases?.go }),
    docs: docComments({ commands, reports }),
    build: async ({ path }) => {
      // A single program would be written into the tree.
      const result = await go(["go", "build", "-o", "/dev/null", "./..."], path);
      const output = outputOf(result) || goEnding("go build", result);
      return { ok: result.code === 0, output };
    },
  };
}
