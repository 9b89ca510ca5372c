import { readFile } from "node:fs/promises";
import { basename, relative } from "node:path";
import { isRustSource } from "../../../core/source-files.ts";
import { messageOf } from "../../../core/error-code.ts";
import type { CommandResult } from "../../../ports/commands.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { failedTests } from "../failed-tests.ts";
import type { Covered, TestRun, Workshop } from "../parts.ts";
import { changedCoverage } from "../reports/changed-coverage.ts";
import { parseLcov } from "../reports/lcov.ts";
import { isMissing, outputOf } from "../tool-run.ts";
import { plainTargets } from "./cargo-manifest.ts";
import { cargoEnding, type Cargo, type Crate } from "./cargo.ts";
import { isBroken, readCompilerOutput, type Artifact } from "./compiler-messages.ts";
import { libtestRunner, type LibtestRunner } from "./libtest-runner.ts";
import { instrumentation, lcovOf, llvmOf, type Llvm } from "./llvm-coverage.ts";
import { withoutTests } from "./without-tests.ts";

const SECONDS = 1_800;
/** The last line of rustdoc's tests. */
const DOC_RESULT = /^test result: \w+\. (\d+) passed; (\d+) failed;/gm;

const crashed = (reason: string, output = ""): TestRun => ({ kind: "crashed", reason, output });
const didNotRun = (result: CommandResult): boolean => isMissing(result) || result.timedOut;

/** A file of the project itself, not of a package that it uses. */
const isOwn = (path: string, file: string): boolean => !relative(path, file).startsWith("..");

/**
 * `cargo test`. Cargo's ending decides whether tests fail; how many there are is read from what Rust's own
 * harness logs into a folder of ours, and not from what is printed, which tests can print too.
 */
export function rustTests(workshop: Pick<Workshop, "commands" | "reports">, cargo: Cargo) {
  const { commands, reports } = workshop;

  const coverage = async (
    tree: Checked,
    run: { llvm: Llvm; runner: LibtestRunner; artifacts: readonly Artifact[] },
  ): Promise<{ coverage?: Covered; uncovered?: string }> => {
    const { tools } = run.llvm;
    if ("problem" in tools) return { uncovered: tools.problem };
    const executables = run.artifacts.map(({ executable }) => executable);
    const profiles = run.runner.profileFolder;
    const measured = await lcovOf(workshop, { cwd: tree.path, tools, profiles, executables });
    if ("problem" in measured) return { uncovered: measured.problem };
    try {
      const sourceOf = (file: string): Promise<string> =>
        isOwn(tree.path, file) ? readFile(file, "utf8").catch(() => "") : Promise.resolve("");
      const text = await withoutTests(measured.lcov, sourceOf);
      const lines = [...parseLcov(text, tree.path)].filter(([file]) => !file.startsWith(".."));
      const covered = await changedCoverage(new Map(lines), tree, isRustSource);
      return covered === undefined ? {} : { coverage: covered };
    } catch (error) {
      return { uncovered: `line coverage was not measured: ${messageOf(error)}` };
    }
  };

  /** The examples in the documentation, which cargo compiles and runs by itself. */
  const docTests = async ({ path }: Checked, crate: Crate) => {
    const none = { passed: 0, failed: 0, output: "" };
    if (!crate.packages.some(({ targets }) => targets.some(({ doctest }) => doctest))) return none;
    const options = { cwd: path, timeoutSeconds: SECONDS };
    const result = await cargo.build(crate, ["test", ...crate.chosen, "--doc"], options);
    const counts = [...result.stdout.matchAll(DOC_RESULT)];
    const sum = (group: number): number =>
      counts.reduce((rest, found) => rest + Number(found[group]), 0);
    return {
      passed: sum(1),
      failed: result.code === 0 ? 0 : Math.max(1, sum(2)),
      output: result.code === 0 ? "" : outputOf(result),
    };
  };

  return async (tree: Checked): Promise<TestRun> => {
    const crate = await cargo.crateAt(tree.path);
    if ("problem" in crate) return crashed(crate.problem);
    const llvm = await llvmOf(commands, tree.path);
    const env = "problem" in llvm.tools ? {} : await instrumentation(reports);
    const options = { cwd: tree.path, timeoutSeconds: SECONDS };
    const test = ["test", ...crate.chosen, "--tests"];
    const build = [...test, "--no-run", "--message-format=json"];
    // Build scripts and macros are instrumented as well; what they count is nobody's.
    const built = await cargo.build(crate, build, {
      ...options,
      env: { ...env, LLVM_PROFILE_FILE: "/dev/null" },
    });
    const { diagnostics, artifacts } = readCompilerOutput(built.stdout);
    if (built.code !== 0) {
      const errors = diagnostics
        .filter(isBroken)
        .map(({ rendered, message }) => rendered ?? message);
      return errors.length > 0
        ? { kind: "ran", passed: 0, failed: 1, output: errors.join("\n") }
        : crashed(cargoEnding("cargo test", built), outputOf({ ...built, stdout: "" }));
    }
    const executables = artifacts.filter(({ isTest }) => isTest);
    const plain = await plainTargets(crate.packages.map((one) => one.manifest_path));
    const runner = await libtestRunner(
      reports,
      executables.filter(({ name }) => plain.has(name)).map((one) => basename(one.executable)),
    );
    const starting = `target.${llvm.host}.runner=${JSON.stringify(runner.command)}`;
    const result = await cargo.build(crate, [...test, "--no-fail-fast", "--config", starting], {
      ...options,
      env: { ...env, LLVM_PROFILE_FILE: runner.profiles },
    });
    if (didNotRun(result)) return crashed(cargoEnding("cargo test", result), outputOf(result));
    const counted = await runner.counts(executables.map(({ executable }) => executable));
    const docs = await docTests(tree, crate);
    if (result.code === 0 && counted.tests === 0 && docs.passed + docs.failed === 0)
      return { kind: "absent", reason: "the package has no tests" };
    const failed = (result.code === 0 ? counted.failed : Math.max(1, counted.failed)) + docs.failed;
    const output = [outputOf(result), docs.output].filter((text) => text !== "").join("\n");
    const ran = { kind: "ran", passed: counted.passed + docs.passed, failed, output } as const;
    const failures = failedTests(tree.path, counted.failures);
    return failed > 0
      ? { ...ran, ...(failures.length > 0 ? { failures } : {}) }
      : { ...ran, ...(await coverage(tree, { llvm, runner, artifacts })) };
  };
}
