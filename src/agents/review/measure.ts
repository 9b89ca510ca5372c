import type { Audit, Docs, Lint, Tests } from "../../core/measures.ts";
import type { Checked, Toolchain } from "../../ports/toolchain.ts";

export type Measured = { audit: Audit; docs: Docs; lint: Lint; tests: Tests };

/**
 * Runs the repository's own tools. What only reads comes first and the tests last: they run generated
 * code, which could change what the tools after it see.
 */
export async function measure(toolchain: Toolchain, tree: Checked): Promise<Measured> {
  const audit = await toolchain.audit(tree);
  const docs = await toolchain.docs(tree);
  const lint = await toolchain.lint(tree);
  const tests = await toolchain.tests(tree);
  return { audit, docs, lint, tests };
}
