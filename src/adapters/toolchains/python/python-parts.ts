import type { Parts, Workshop } from "../parts.ts";
import { docstrings } from "./docstrings.ts";
import { pythonEnvironment } from "./environment.ts";
import { pipAudit } from "./pip-audit.ts";
import { pythonLint } from "./python-lint.ts";
import { pythonTests } from "./python-tests.ts";

/** What a project with a pyproject.toml, a setup.py or a requirements.txt brings along. */
export function pythonParts(workshop: Workshop): Parts {
  const { commands, reports, workspace } = workshop;
  const prepare = pythonEnvironment(workshop);
  return {
    tests: pythonTests({ commands, prepare, reports }),
    lint: pythonLint({ commands, prepare, reports, workspace }),
    audit: pipAudit({ commands, prepare, reports }),
    docs: docstrings(commands, reports),
  };
}
