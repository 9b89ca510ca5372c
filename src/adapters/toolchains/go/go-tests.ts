import { mkdtemp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "../../../core/error-code.ts";
import { isGoSource } from "../../../core/source-files.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { failedTests } from "../failed-tests.ts";
import type { Covered, TestRun, Workshop } from "../parts.ts";
import { changedCoverage } from "../reports/changed-coverage.ts";
import { isMissing, outputOf } from "../tool-run.ts";
import { parseCoverProfile } from "./cover-profile.ts";
import { goEnding, goRunner } from "./go-command.ts";
import { goManifest } from "./go-manifest.ts";
import { readTestEvents, type GoTestCounts } from "./test-events.ts";

const SECONDS = 1_800;
const NUMBER_OF_TEST_FILES = "{{len .TestGoFiles}} {{len .XTestGoFiles}}";

const crashed = (reason: string, output = ""): TestRun => ({ kind: "crashed", reason, output });

async function coverageOf(profile: string, tree: Checked): Promise<Covered | undefined> {
  const { name: module = "" } = await goManifest(tree.path);
  const text = await readFile(profile, "utf8");
  return changedCoverage(
    await parseCoverProfile(text, { module, root: tree.path }),
    tree,
    isGoSource,
  );
}

/** A package's folder in the module, where it is the module's own. */
function folderOf(name: string, module: string): string | undefined {
  if (module === "" || (name !== module && !name.startsWith(`${module}/`))) return undefined;
  return name.slice(module.length + 1);
}

async function failuresIn({ path }: Checked, failures: GoTestCounts["failures"]) {
  if (failures.length === 0) return {};
  const { name: module = "" } = await goManifest(path);
  const named = failures.map(({ package: of, name, file }) => {
    const folder = folderOf(of, module);
    return {
      name,
      file: folder === undefined || file === undefined ? undefined : join(folder, file),
    };
  });
  return { failures: failedTests(path, named) };
}

/** `go test` over the module's packages, each covered by all of its tests. */
export function goTests({ commands, reports }: Pick<Workshop, "commands" | "reports">) {
  const go = goRunner(commands, SECONDS);

  const absence = async ({ path }: Checked): Promise<TestRun | undefined> => {
    const listed = await go(["go", "list", "-e", "-f", NUMBER_OF_TEST_FILES, "./..."], path);
    if (listed.code !== 0) return crashed(goEnding("go list", listed), outputOf(listed));
    return /[1-9]/.test(listed.stdout)
      ? undefined
      : { kind: "absent", reason: "no package of the module has tests (_test.go)" };
  };

  const run = async (tree: Checked): Promise<TestRun> => {
    // Outside of the tree, and new for each run: what tests leave behind is not a profile.
    const profile = join(await mkdtemp(join(reports, "go-test-")), "cover.out");
    const flags = ["-json", "-coverpkg=./...", `-coverprofile=${profile}`];
    const result = await go(["go", "test", ...flags, "./..."], tree.path);
    const { passed, failed, failures, packages, output } = readTestEvents(result.stdout);
    const told = [output.trimEnd(), result.stderr.trimEnd()].filter((text) => text !== "");
    const all = told.join("\n");
    if (isMissing(result) || result.timedOut || (packages === 0 && failed === 0))
      return crashed(goEnding("go test", result), all);
    const ran = { kind: "ran", passed, output: all } as const;
    // Go itself has the last word: it fails for more than failed tests, e.g. a package that does not build.
    if (result.code !== 0 || failed > 0)
      return { ...ran, failed: Math.max(1, failed), ...(await failuresIn(tree, failures)) };
    try {
      const coverage = await coverageOf(profile, tree);
      return { ...ran, failed, ...(coverage === undefined ? {} : { coverage }) };
    } catch (error) {
      return crashed(`the coverage profile of go test cannot be read: ${messageOf(error)}`, all);
    }
  };

  return async (tree: Checked): Promise<TestRun> => (await absence(tree)) ?? (await run(tree));
}
