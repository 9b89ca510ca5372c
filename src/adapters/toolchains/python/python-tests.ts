import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { messageOf } from "../../../core/error-code.ts";
import { isPythonSource } from "../../../core/source-files.ts";
import type { CommandResult, Commands } from "../../../ports/commands.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { failedTests } from "../failed-tests.ts";
import type { Covered, TestRun } from "../parts.ts";
import { plainText } from "../../files/plain-file.ts";
import { changedCoverage } from "../reports/changed-coverage.ts";
import { parseCobertura } from "../reports/cobertura.ts";
import { parseJunit } from "../reports/junit.ts";
import { endingOf, isMissing, outputOf } from "../tool-run.ts";
import type { Prepare, Prepared } from "./environment.ts";
import { ISOLATED } from "./interpreter.ts";
import { TEST_PROGRAM } from "./test-program.ts";

const SECONDS = 1_800;
/** https://docs.pytest.org/en/stable/reference/exit-codes.html; our unittest ends the same way. */
const SOME_FAILED = 1;
const INTERRUPTED = 2;
const NO_TESTS = 5;

const Counts = z.object({
  passed: z.number().int().min(0),
  failed: z.number().int().min(0),
  failures: z.array(
    z.object({
      name: z.string(),
      file: z.string().optional(),
    }),
  ),
});
type Counts = z.infer<typeof Counts>;
type Runner = "pytest" | "unittest";

/** pytest also runs what was written for unittest, so it is taken wherever it is or should be. */
function runnerOf({ project, environment }: Exclude<Prepared, { problem: string }>): Runner {
  const configured =
    ["pytest.ini", "conftest.py"].some((name) => project.names.has(name)) ||
    project.tools["pytest"] !== undefined ||
    ["tool:pytest", "pytest"].some((section) => project.hasSection(section));
  return configured || environment.modules.has("pytest") ? "pytest" : "unittest";
}

/** @throws Error where the runner left no such report */
async function countsIn(folder: string, runner: Runner): Promise<Counts> {
  const name = runner === "pytest" ? "junit.xml" : "counts.json";
  const text = await plainText(join(folder, name));
  if (text === undefined) throw new Error("it wrote no report");
  return runner === "pytest" ? parseJunit(text) : Counts.parse(JSON.parse(text));
}

/** Undefined where coverage.py is not there or measured nothing: its report is then absent. */
async function coverageIn(folder: string, tree: Checked): Promise<Covered | undefined> {
  const text = await plainText(join(folder, "coverage.xml"));
  if (text === undefined) return undefined;
  return changedCoverage(parseCobertura(text, tree.path), tree, isPythonSource);
}

/** Whether the counts can be judged by: pytest ends otherwise for faults of its own or its settings. */
const isJudgement = ({ code }: CommandResult, { failed }: Counts): boolean =>
  code === 0 || code === SOME_FAILED || (code === INTERRUPTED && failed > 0);

/**
 * The tests by pytest or unittest, with counts and coverage. The runner, its plugins and the code under
 * test share one process: who writes that code could forge what it reports, which docs/toolchains.md says.
 */
export function pythonTests(options: { commands: Commands; prepare: Prepare; reports: string }) {
  const { commands, prepare, reports } = options;
  return async (tree: Checked): Promise<TestRun> => {
    const prepared = await prepare(tree.path);
    if ("problem" in prepared) return { kind: "crashed", reason: prepared.problem, output: "" };
    const runner = runnerOf(prepared);
    // Outside of the tree, new for each run, and all that the tests may write beside the tree.
    const folder = await mkdtemp(join(reports, "python-test-"));
    const [program, input] = [join(folder, "run-tests.py"), join(folder, "input.json")];
    await writeFile(program, TEST_PROGRAM);
    await writeFile(input, JSON.stringify({ runner, folder }));
    const command = [prepared.environment.python, ...ISOLATED, program, input];
    const limits = { timeoutSeconds: SECONDS, writable: [folder] };
    const result = await commands.run(command, { cwd: tree.path, ...limits });
    const output = outputOf(result);
    const crashed = (reason: string): TestRun => ({ kind: "crashed", reason, output });
    if (isMissing(result) || result.timedOut) return crashed(endingOf(runner, result));
    if (result.code === NO_TESTS) return { kind: "absent", reason: `${runner} finds no tests` };
    try {
      const counts = await countsIn(folder, runner);
      if (!isJudgement(result, counts)) return crashed(endingOf(runner, result));
      const coverage = await coverageIn(folder, tree);
      return {
        kind: "ran",
        passed: counts.passed,
        failed: result.code === 0 ? counts.failed : Math.max(1, counts.failed),
        ...(counts.failures.length > 0
          ? { failures: failedTests(tree.path, counts.failures) }
          : {}),
        output,
        ...(coverage === undefined ? {} : { coverage }),
      };
    } catch (error) {
      return crashed(`${endingOf(runner, result)}; ${messageOf(error)}`);
    }
  };
}
