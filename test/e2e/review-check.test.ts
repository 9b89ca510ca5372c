import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allLogs, playExample } from "./played.ts";

/** One job on a slow machine with two cores that does something else as well. */
const TIMEOUT = 120_000;

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "miyabi-review-check-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const ADDED = `/** Hands out numbers, each once. */
export function counter() {
  let next = 0;
  return () => ++next;
}
`;
const TEST = `import assert from "node:assert/strict";
import test from "node:test";
import { counter } from "../src/counter.js";

test("each number once", () => {
  const next = counter();
  assert.deepEqual([next(), next()], [1, 2]);
});
`;

test(
  "a person's pull request in a monorepo gets the review as a check, of the one project that it touches, and nothing is written",
  async () => {
    const repoDir = join(dir, "repo");
    const touched = join(repoDir, "packages/notes");
    const other = join(repoDir, "packages/other");
    await cp("examples/scenarios/_repo", touched, { recursive: true });
    await cp("examples/scenarios/_repo", other, { recursive: true });
    // Whoever ran this one's tests would see them fail.
    await writeFile(join(other, "test/app.test.js"), 'throw new Error("not its project");\n');
    await cp("examples/review.yml", join(repoDir, ".github/workflows/miyabi-review.yml"));
    const configFile = join(dir, "miyabi.yml");
    const settings = await readFile("examples/config/monorepo.yml", "utf8");
    await writeFile(configFile, `${settings}\nsandbox: off\n`);

    const finding = {
      severity: "medium",
      message: "It counts in one process alone.",
      file: "packages/notes/src/counter.js",
      line: 4,
    };
    const replies = [{ agent: "review", json: { findings: [finding] } }];
    await writeFile(join(dir, "model.yml"), JSON.stringify({ replies }));

    let opened = false;
    const played = await playExample(
      "small-fix",
      (scenario) => ({
        ...scenario,
        repoDir,
        configFile,
        modelDir: dir,
        expect: undefined,
        trigger: { as: "alice", label: "question" },
        repository: {
          ...scenario.repository,
          collaborators: { alice: "admin", bob: "write" },
          environments: {},
        },
      }),
      {
        startAgain: async (stage) => {
          if (opened) return false;
          opened = true;
          const bob = stage.github.as("bob");
          const at = "packages/notes";
          const change = {
            [`${at}/src/counter.js`]: ADDED,
            [`${at}/test/counter.test.js`]: TEST,
          };
          await bob.push("feat: A counter", change, "counter");
          await bob.call("pulls/create", { title: "A counter", head: "counter", base: "main" });
          return true;
        },
      },
    );
    try {
      const runs = played.runs.filter(({ event }) => event !== "issues");
      expect(runs.map(({ event, error }) => [event, error])).toEqual([["pull_request", undefined]]);
      const [job] = runs[0]?.jobs ?? [];
      expect(job?.name).toBe("Review");
      expect(job?.summary).toMatch(/Quality Report #\d+/);
      // Its own six tests and the new one; the other project's would fail.
      expect(job?.summary).toContain("Tests: 7 passed, 0 failed");
      // No linter that it knows: a check that is not there earns nothing, and 75 points are under 80.
      expect(job?.summary).toContain("Score: 75/100");
      expect(job?.conclusion).toBe("failure");
      expect(job?.annotations).toContainEqual(
        expect.objectContaining({
          message: finding.message,
          file: finding.file,
          line: finding.line,
        }),
      );
      expect(played.requests).toEqual([]);
      expect(played.modelRequests).toHaveLength(1);
    } catch (error) {
      if (error instanceof Error) error.message += `\n${allLogs(played)}`;
      throw error;
    }
  },
  TIMEOUT,
);
