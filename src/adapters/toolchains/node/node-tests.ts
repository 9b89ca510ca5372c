import type { Commands } from "../../../ports/commands.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import type { TestRun } from "../parts.ts";
import { endingOf, isMissing, outputOf } from "../tool-run.ts";
import type { Install } from "./install.ts";
import { jestCall } from "./jest-tests.ts";
import { mochaCall } from "./mocha-tests.ts";
import { nodeTestCall } from "./node-test-runner.ts";
import { aroundOf, folderOf } from "./package-folder.ts";
import { readManifest, type Manifest } from "./package-manifest.ts";
import { reportedRun } from "./reported-run.ts";
import { readTestScript } from "./test-script.ts";
import { vitestCall } from "./vitest-tests.ts";

const SECONDS = 1_800;

export type NodeTestsOptions = {
  commands: Commands;
  install: Install;
  reports: string;
  workspace: string;
};

const crashed = (reason: string, output = ""): TestRun => ({ kind: "crashed", reason, output });

/** The tests as `npm test` runs them; those of known runners with counts and coverage. */
export function nodeTests({ commands, install, reports, workspace }: NodeTestsOptions) {
  const reported = reportedRun({ commands, reports });

  const npm = (tree: Checked, args: readonly string[]) =>
    commands.run(["npm", ...args], { cwd: tree.path, timeoutSeconds: SECONDS, writable: [] });

  const asTheyStand = async (tree: Checked): Promise<TestRun> => {
    const result = await npm(tree, ["test"]);
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
    const result = await npm(tree, ["run", "pretest"]);
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
    const own = await folderOf(tree.path, read.manifest);
    const folders = [own, await aroundOf(workspace, own)];
    switch (script.kind) {
      case "node":
        return reported(tree, nodeTestCall(script), "junit.xml");
      case "jest":
        return reported(tree, jestCall(script));
      case "vitest":
        return reported(tree, vitestCall(script, folders));
      case "mocha":
        return reported(tree, mochaCall(script, folders));
    }
  };
}
