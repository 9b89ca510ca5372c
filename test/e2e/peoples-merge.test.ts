import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Expectation } from "../../src/stage/scenario/expectation.ts";
import { PersonStep } from "../../src/stage/scenario/people.ts";
import { allLogs, playExample } from "./played.ts";

/** Two runs that deploy, no session: on a slow machine with two cores that does something else as well. */
const TIMEOUT = 180_000;

const SAMPLE = "examples/scenarios/_repo";
const HEALTHY = "handle: () => ({ status: 200, body: { status";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "miyabi-people-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const AFTER = Expectation.parse({
  issue: { state: "open", noComments: ["Miyabi"] },
  pulls: [{ merged: false, draft: false, title: "revert: chore: Change src/app.js" }],
  // The first version, alice's, carol's, and in production alice's again.
  services: { staging: { running: true, starts: 3 }, production: { running: true, starts: 4 } },
  deployments: { staging: ["inactive", "success"], production: ["success", "failure"] },
  branches: ["main", "revert/*"],
  tags: ["v0.1.0"],
  otherIssues: ["Incident: production of commit-* was rolled back"],
  runs: [
    {
      event: "push",
      conclusion: "success",
      jobs: {
        "* / Resolve": "success",
        "* / Staging": "success",
        "* / Production": "success",
        "* / Release": "success",
        "* / Incident": "skipped",
      },
    },
    {
      event: "push",
      conclusion: "failure",
      jobs: {
        "* / Staging": "success",
        "* / Production": "failure",
        "* / Release": "skipped",
        "* / Incident": "success",
      },
    },
  ],
  requests: { model: 0 },
});

test(
  "what people push is deployed and tagged without a session; what fails is rolled back, and its incident names them",
  async () => {
    const repoDir = join(dir, "repo");
    await cp(SAMPLE, repoDir, { recursive: true });
    await cp("examples/deploy.yml", join(repoDir, ".github/workflows/miyabi-deploy.yml"));
    const app = await readFile(join(SAMPLE, "src/app.js"), "utf8");
    // Well for as long as staging and the first look at production take.
    const worse = app
      .replace(HEALTHY, "handle: () => ({ status: ++asked > 2 ? 503 : 200, body: { status")
      .replace("  /** @type {Route[]} */", "  let asked = 0;\n  /** @type {Route[]} */");
    expect(worse).toContain("++asked");
    const when = { comment: "Please." };
    const played = await playExample("small-fix", (scenario) => {
      const [issue] = scenario.issues;
      return {
        ...scenario,
        repoDir,
        expect: AFTER,
        // An issue that nobody gave to Miyabi; a play wants a state label all the same.
        issues: [
          { ...issue, labels: ["state:pending"], comments: [{ as: "bob", body: when.comment }] },
        ],
        trigger: { as: "alice", label: "question" },
        repository: {
          ...scenario.repository,
          collaborators: { alice: "admin" as const, carol: "write" as const },
        },
        people: [
          { when, as: "alice", push: { "README.md": "# Notes\n" } },
          { when, as: "carol", push: { "src/app.js": worse } },
        ].map((step) => PersonStep.parse(step)),
      };
    });
    try {
      expect(played.problems).toEqual([]);
      const incident = played.github.issues.find(({ title }) => title.startsWith("Incident"));
      expect(incident?.body).toContain("| Merged by | @carol |");
      expect(incident?.body).toContain("verified");
      expect(incident?.comments[0]?.body).toContain("takes the change back");
      expect(played.session).toBeUndefined();
      // Each environment's page leads to the very job.
      const last = played.runs.at(-1);
      const job = last?.jobs.find(({ name }) => name.endsWith("Production"));
      const { deployments } = played.github;
      const failed = deployments.findLast(({ environment }) => environment === "production");
      const log = `/actions/runs/${last?.id ?? 0}/job/${job?.id ?? 0}`;
      expect(failed?.statuses.map(({ logUrl }) => logUrl.endsWith(log))).toEqual([true, true]);
    } catch (error) {
      if (error instanceof Error) error.message += `\n${allLogs(played)}`;
      throw error;
    }
  },
  TIMEOUT,
);
