import type { Tests } from "../../core/review/measures.ts";
import type { Finding } from "../../core/review/quality.ts";
import type { Checked, Toolchain } from "../../ports/toolchain.ts";
import { unknown, type Parts, type TestRun } from "./parts.ts";

function asMeasured(run: TestRun): Tests {
  if (run.kind !== "ran") return unknown(run.reason);
  const { passed, failed, failures = [], coverage, uncovered, output } = run;
  return {
    kind: "known",
    failed,
    output,
    ...(passed === undefined ? {} : { passed }),
    ...(failures.length > 0 ? { failures } : {}),
    ...(uncovered === undefined ? {} : { uncovered }),
    ...(coverage === undefined ? {} : { coverage: (100 * coverage.hit) / coverage.lines }),
  };
}

const lineOf = ({ file = "", line = 0, message, rule = "" }: Finding): string =>
  `${file}:${line}: ${message} (${rule})`;

type Judgement = Awaited<ReturnType<Toolchain["check"]>>;
const failure = (output: string): Judgement => ({ ok: false, passed: 0, failed: 0, output });

/** Build, then lint errors in the changed files, then tests: the first that fails is told. */
async function check(parts: Parts, tree: Checked): Promise<Judgement> {
  const built = await parts.build?.(tree);
  if (built && !built.ok) return failure(`The build fails:\n${built.output}`);
  const lint = await parts.lint(tree);
  const errors = (lint.kind === "known" ? lint.findings : []).filter(
    ({ severity, file }) =>
      severity === "error" && (file === undefined || tree.changedFiles.includes(file)),
  );
  if (errors.length > 0)
    return failure(`The linter finds errors:\n${errors.map(lineOf).join("\n")}`);
  const tests = await parts.tests(tree);
  switch (tests.kind) {
    case "absent":
      return { ok: true, passed: 0, failed: 0, output: tests.reason };
    case "crashed":
      return failure(`The tests do not run: ${tests.reason}\n${tests.output}`);
    case "ran": {
      const { passed = 0, failed, output } = tests;
      return { ok: failed === 0, passed, failed, output };
    }
  }
}

/** A toolchain from its parts. `commands` grows as they run. */
export const toolchainOf = (
  name: string,
  parts: Parts,
  commands: readonly string[],
): Toolchain => ({
  name,
  commands,
  check: (tree) => check(parts, tree),
  tests: async (tree) => asMeasured(await parts.tests(tree)),
  lint: parts.lint,
  audit: parts.audit,
  docs: parts.docs,
});
