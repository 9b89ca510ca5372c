import type { Audit, Docs, Lint, Measured as Part, Tests } from "../../core/review/measures.ts";
import type { BaseFindings } from "../../core/review/old-debt.ts";
import type { Finding } from "../../core/review/quality.ts";
import type { Checked, Toolchain } from "../../ports/toolchain.ts";

export type Measured = {
  audit: Audit;
  docs: Docs;
  lint: Lint;
  tests: Tests;
  base: { audit?: BaseFindings; docs?: BaseFindings };
};

/** A tree and the tools that were found in it. */
export type Equipped = { toolchain: Toolchain; tree: Checked };

const has = (part: Part<{ findings: Finding[] }>): boolean =>
  part.kind === "known" && part.findings.length > 0;

/**
 * Runs the repository's own tools. What only reads comes first and the tests last: they run generated
 * code, which could change what the tools after it see.
 *
 * @param base makes the tree before the change: asked for only where the change has findings that it
 *   may have had already (ADR 14)
 */
export async function measure(
  { toolchain, tree }: Equipped,
  { base, tell }: { base: () => Promise<Equipped>; tell: (what: string) => void },
): Promise<Measured> {
  let made: Promise<Equipped> | undefined;
  const ofBase = async <T>(of: (base: Equipped) => Promise<T>): Promise<T> =>
    of(await (made ??= base()));

  tell("audit");
  const audit = await toolchain.audit(tree);
  tell("documentation");
  const docs = await toolchain.docs(tree);
  if (has(audit) || has(docs)) tell("the base");
  const before = {
    ...(has(audit) ? { audit: await ofBase((one) => one.toolchain.audit(one.tree)) } : {}),
    ...(has(docs) ? { docs: await ofBase((one) => one.toolchain.docs(one.tree)) } : {}),
  };
  tell("lint");
  const lint = await toolchain.lint(tree);
  tell("tests");
  const tests = await toolchain.tests(tree);
  return { audit, docs, lint, tests, base: before };
}
