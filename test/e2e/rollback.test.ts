import { Expectation } from "../../src/stage/scenario/expectation.ts";
import { PersonStep } from "../../src/stage/scenario/people.ts";
import { allLogs, playExample } from "./played.ts";

/** Six runs, three of which deploy: on a slow machine with two cores that does something else as well. */
const TIMEOUT = 240_000;

const PEOPLE = [
  { when: { waiting: "production" }, as: "alice", approve: "production" },
  // Whoever may not write gets no rollback and no answer.
  { when: { state: "done" }, as: "mallory", comment: "/miyabi rollback" },
  { when: { state: "done" }, as: "carol", label: "trigger:deploy-staging" },
  { when: { state: "done" }, as: "carol", comment: "/miyabi rollback" },
  {
    when: { waiting: "production", comment: "asked to roll back" },
    as: "alice",
    approve: "production",
  },
  { when: { state: "blocked" }, as: "carol", comment: "/miyabi rollback" },
  {
    when: { state: "blocked", comment: "was rolled back already" },
    as: "carol",
    label: "trigger:deploy-production",
  },
  {
    when: { waiting: "production", state: "deploying", comment: "was rolled back already" },
    as: "alice",
    approve: "production",
  },
].map((step) => PersonStep.parse(step));

const AFTER = Expectation.parse({
  issue: {
    state: "closed",
    labels: ["state:done"],
    noLabels: ["trigger:deploy-staging", "trigger:deploy-production"],
    comments: [
      "Staging runs release",
      "was rolled back, as carol asked. Production runs the release that was there before",
      "was rolled back already, as `carol` asked",
      "Deployed to production",
    ],
    noComments: ["node deploy/deploy.mjs production rollback", "mallory"],
  },
  session: {
    state: "done",
    escalations: [],
    deployments: { staging: "healthy", production: "healthy" },
  },
  // The first version, the release, the first version again, the release again.
  services: { production: { running: true, starts: 4 }, staging: { starts: 2 } },
  deployments: { staging: ["success"], production: ["success"] },
  tags: ["v0.1.0"],
  otherIssues: [],
});

test(
  "a healthy release is rolled back by a comment, once and under production's rules; a label deploys it again",
  async () => {
    const played = await playExample("small-fix", (scenario) => ({
      ...scenario,
      expect: AFTER,
      repository: {
        ...scenario.repository,
        collaborators: { alice: "admin" as const, carol: "write" as const },
        environments: Object.fromEntries(
          Object.entries(scenario.repository.environments).map(([name, environment]) => [
            name,
            name === "production" ? { ...environment, reviewers: ["alice"] } : environment,
          ]),
        ),
      },
      people: PEOPLE,
    }));
    const { problems, session, github } = played;
    try {
      expect(problems).toEqual([]);
      const jobsOf = (index: number) =>
        played.runs[index]?.jobs.filter(({ conclusion }) => conclusion === "success");
      expect(jobsOf(2)?.map(({ name }) => name.split(" / ").at(-1))).toEqual([
        "Intake",
        "Staging",
        "Finish",
      ]);
      // GitHub's page tells the whole story, each status with its run.
      const [production] = github.deployments.filter((one) => one.environment === "production");
      expect(production?.statuses.map(({ state }) => state)).toEqual([
        "in_progress",
        "success",
        "inactive",
        "in_progress",
        "success",
      ]);
      expect(session?.transitions.filter(({ refused }) => refused)).toEqual([]);
      const ends = session?.transitions.map(({ to, by }) => [to, by]).slice(-4);
      expect(ends).toEqual([
        ["done", "finalize"],
        ["blocked", "carol"],
        ["deploying", "carol"],
        ["done", "finalize"],
      ]);
      const answers = github.issues
        .flatMap(({ comments }) => comments)
        .filter(({ author }) => author === "mallory");
      expect(answers.map(({ reactions }) => reactions)).toEqual([[]]);
    } catch (error) {
      if (error instanceof Error) error.message += `\n${allLogs(played)}`;
      throw error;
    }
  },
  TIMEOUT,
);
