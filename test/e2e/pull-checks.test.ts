import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Played } from "../../src/stage/play/play.ts";
import type { Scenario } from "../../src/stage/scenario/load-scenario.ts";
import { PersonStep } from "../../src/stage/scenario/people.ts";
import { allLogs, playExample } from "./played.ts";

/** On a slow machine with two cores that does something else as well. */
const TIMEOUT = 240_000;

const CONFIG = "examples/scenarios/small-fix/.github/miyabi.yml";
const SWEEP = "miyabi-sweep.yml";

/** What a repository tests pull requests with. */
const CI = `name: CI
on: pull_request
permissions: {}
jobs:
  ci:
    runs-on: ubuntu-latest
    steps: [{ run: "true" }]
`;

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "miyabi-checks-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

type World = {
  config: (text: string) => string;
  repository?: Partial<Scenario["repository"]>;
  people: (Partial<PersonStep> & Pick<PersonStep, "when">)[];
};

/** The small fix in a repository with a sweep, code owners and tests of pull requests. */
async function played({ config, repository = {}, people }: World): Promise<Played> {
  const repoDir = join(dir, "repo");
  await cp("examples/scenarios/_repo", repoDir, { recursive: true });
  await cp("examples/sweep.yml", join(repoDir, ".github/workflows", SWEEP), { recursive: true });
  await writeFile(join(repoDir, ".github/CODEOWNERS"), "src/ @carol @dave\n");
  await writeFile(join(repoDir, ".github/workflows/ci.yml"), CI);
  const configFile = join(dir, "miyabi.yml");
  await writeFile(configFile, config(await readFile(CONFIG, "utf8")));
  return playExample("small-fix", (scenario) => ({
    ...scenario,
    repoDir,
    configFile,
    expect: undefined,
    repository: { ...scenario.repository, ...repository },
    people: people.map((step) => PersonStep.parse({ as: "alice", ...step })),
  }));
}

/** With the logs of all jobs, where something is not as it must be. */
const explained = (run: Played, check: () => void): void => {
  try {
    expect(run.problems).toEqual([]);
    check();
  } catch (error) {
    if (error instanceof Error) error.message += `\n${allLogs(run)}`;
    throw error;
  }
};

const events = (run: Played): string[] => run.runs.map(({ event }) => event);

test(
  "GITHUB_TOKEN starts no required check: parked; when it has passed the sweep has the change merged and deployed",
  async () => {
    const awaited = { state: "reviewing" as const, comment: "required checks are awaited: ci" };
    const run = await played({
      config: (text) => `${text}\nmerge: { waitMinutes: 0 }\n`,
      repository: { protection: { checks: ["ci"], reviews: 0, ruleset: true } },
      people: [
        { when: awaited, trigger: SWEEP },
        { when: awaited, check: { name: "ci", state: "success" } },
        { when: awaited, trigger: SWEEP },
      ],
    });
    explained(run, () => {
      // Nothing runs on the pull request. The first sweep finds the check still missing, and starts nothing.
      expect(events(run)).toEqual([
        "issues",
        "workflow_dispatch",
        "workflow_dispatch",
        "workflow_dispatch",
      ]);
      expect(run.session?.state).toBe("done");
      expect(run.session?.escalations).toEqual([]);
      expect(run.session?.deployments.map(({ outcome }) => outcome)).toEqual([
        "healthy",
        "healthy",
      ]);
      expect(run.github.pulls).toMatchObject([
        { state: "closed", draft: false, author: "github-actions[bot]" },
      ]);
    });
  },
  TIMEOUT,
);

test(
  "a GitHub App opens a draft: its required check runs by itself, its code owners are asked; a person merges it, which closes the issue, and the sweep has it deployed",
  async () => {
    const run = await played({
      // A check that is not there is unknown and earns nothing: 75 points.
      config: (text) => text.replace("tools/lint.mjs", "tools/gone.mjs"),
      repository: {
        collaborators: { alice: "admin", carol: "write" },
        app: { slug: "notes-bot", permissions: { contents: "write", pull_requests: "write" } },
        protection: { checks: ["ci"], reviews: 0, ruleset: false },
        // Both are set: the App is the one that counts.
        secrets: { MIYABI_PR_TOKEN: "ghp_nobody" },
      },
      people: [
        { when: { state: "reviewing", pull: "open" }, ready: "pull" },
        { when: { state: "reviewing", pull: "open" }, merge: "pull" },
        { when: { state: "reviewing", pull: "merged" }, trigger: SWEEP },
      ],
    });
    explained(run, () => {
      expect(run.session?.reviews.map(({ score }) => score)).toEqual([75]);
      expect(run.session?.pull?.reviewers).toEqual(["carol"]);
      const comments = run.github.issues.flatMap((issue) => issue.comments.map(({ body }) => body));
      const told = comments.find((body) => body.includes("Pull Request created")) ?? "";
      expect(told).toContain("Asked for a review, as CODEOWNERS says: `carol`");
      expect(told).toContain("does not let these review: dave");
      expect(events(run)).toEqual([
        "issues",
        "pull_request",
        "workflow_dispatch",
        "workflow_dispatch",
      ]);
      const ci = run.runs[1];
      expect([ci?.actor.login, ci?.conclusion]).toEqual(["notes-bot[bot]", "success"]);
      expect(run.github.pulls).toMatchObject([{ author: "notes-bot[bot]" }]);
      // What the App pushed is ours.
      expect(run.session?.pushers).toBeUndefined();
      expect(run.session?.reviews.map(({ others }) => others)).toEqual([undefined]);
      // Three requests in each of the two publish jobs, none of the thousand that GITHUB_TOKEN has. With the job ends
      // the token.
      const once = [
        "apps/get-repo-installation 200",
        "apps/create-installation-access-token 201",
        "apps/revoke-installation-access-token 204",
      ];
      const asked = run.requests.filter(({ operationId }) => operationId?.startsWith("apps/"));
      expect(asked.map(({ operationId, status }) => `${operationId} ${status}`)).toEqual([
        ...once,
        ...once,
      ]);
      expect(run.session?.state).toBe("done");
      expect(run.session?.deployments.map(({ outcome }) => outcome)).toEqual([
        "healthy",
        "healthy",
      ]);
    });
  },
  TIMEOUT,
);
