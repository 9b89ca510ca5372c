import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "../../../core/error-code.ts";
import { isScriptSource } from "../../../core/source-files.ts";
import type { Commands } from "../../../ports/commands.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { plainTextIn } from "../../files/plain-file.ts";
import type { TestRun } from "../parts.ts";
import { changedCoverage } from "../reports/changed-coverage.ts";
import { parseJunit } from "../reports/junit.ts";
import { parseLcov } from "../reports/lcov.ts";
import { endingOf, isMissing, outputOf } from "../tool-run.ts";
import type { Install } from "./install.ts";
import { jestTests } from "./jest-tests.ts";
import { readManifest, type Manifest } from "./package-manifest.ts";
import { readTestScript } from "./test-script.ts";

const SECONDS = 1_800;

export type NodeTestsOptions = { commands: Commands; install: Install; reports: string };

const crashed = (reason: string, output = ""): TestRun => ({ kind: "crashed", reason, output });

/** The tests as `npm test` runs them; Node's own runner and Jest with counts and coverage. */
export function nodeTests({ commands, install, reports }: NodeTestsOptions) {
  const jest = jestTests({ commands, reports });
  const withReports = async (
    tree: Checked,
    { args, env }: { args: string[]; env: Record<string, string> },
  ): Promise<TestRun> => {
    // Outside of the tree, and new for each run: what tests print or leave behind is not a report.
    const folder = await mkdtemp(join(reports, "node-test-"));
    const written = async (name: string): Promise<string> => {
      // Tests can write there, too: what they put in a report's place is not followed.
      const text = await plainTextIn(folder, name);
      if (text === undefined) throw new Error(`there is no report ${name}`);
      return text;
    };
    const reporters = [
      ["lcov", join(folder, "lcov.info")],
      ["junit", join(folder, "junit.xml")],
      ["spec", "stdout"],
    ].flatMap(([name = "", to = ""]) => [
      `--test-reporter=${name}`,
      `--test-reporter-destination=${to}`,
    ]);
    const command = ["node", "--experimental-test-coverage", ...reporters, ...args];
    const result = await commands.run(command, { cwd: tree.path, env, timeoutSeconds: SECONDS });
    const output = outputOf(result);
    if (isMissing(result) || result.timedOut)
      return crashed(endingOf("node --test", result), output);
    try {
      const { passed, failed } = parseJunit(await written("junit.xml"));
      const lines = parseLcov(await written("lcov.info"), tree.path);
      const coverage = await changedCoverage(lines, tree, isScriptSource);
      return {
        kind: "ran",
        passed,
        // The runner has the last word: it fails for more than failed cases, e.g. a file's exit code.
        failed: result.code === 0 ? failed : Math.max(1, failed),
        output,
        ...(coverage === undefined ? {} : { coverage }),
      };
    } catch (error) {
      return crashed(`${endingOf("node --test", result)}; ${messageOf(error)}`, output);
    }
  };

  const asTheyStand = async (tree: Checked): Promise<TestRun> => {
    const result = await commands.run(["npm", "test"], { cwd: tree.path, timeoutSeconds: SECONDS });
    const output = outputOf(result);
    if (isMissing(result) || result.timedOut) return crashed(endingOf("npm test", result), output);
    // Nothing is known of single tests: only that all of it passed or not.
    return { kind: "ran", failed: result.code === 0 ? 0 : 1, output };
  };

  const before = async (
    tree: Checked,
    { scripts = {} }: Manifest,
  ): Promise<TestRun | undefined> => {
    if (scripts["pretest"] === undefined) return undefined;
    const command = ["npm", "run", "pretest"];
    const result = await commands.run(command, { cwd: tree.path, timeoutSeconds: SECONDS });
    return result.code === 0
      ? undefined
      : crashed(endingOf("npm run pretest", result), outputOf(result));
  };

  return async (tree: Checked): Promise<TestRun> => {
    const read = await readManifest(tree.path);
    if ("problem" in read) return crashed(read.problem);
    const script = readTestScript(read.manifest.scripts?.["test"]);
    if (script.kind === "none")
      return { kind: "absent", reason: "package.json has no test script" };
    const missing = await install(tree.path, read.manifest);
    if (missing !== undefined) return crashed(missing);
    if (script.kind === "other") return asTheyStand(tree);
    const stopped = await before(tree, read.manifest);
    if (stopped) return stopped;
    return script.kind === "jest" ? jest(tree, script) : withReports(tree, script);
  };
}
