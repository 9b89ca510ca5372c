import { checkExpectation } from "../../../src/stage/scenario/check-expectation.ts";
import { Expectation } from "../../../src/stage/scenario/expectation.ts";
import type { Outcome } from "../../../src/stage/scenario/outcome.ts";

const bot = (body: string) => ({ author: "github-actions[bot]", body });

const outcome: Outcome = {
  issues: [
    {
      number: 1,
      state: "closed",
      labels: ["✅ state:done", "type:bug"],
      comments: [bot("Deployed to production"), { author: "alice", body: "secret plan" }],
      session: {
        state: "done",
        scores: [55, 100],
        escalations: [],
        tasks: { "task-1-1": "success" },
        deployments: [
          { environment: "staging", outcome: "unhealthy" },
          { environment: "staging", outcome: "healthy" },
        ],
      },
    },
  ],
  pulls: [
    {
      number: 2,
      title: "fix: it",
      body: "Closes #1",
      state: "closed",
      merged: true,
      draft: false,
      labels: ["quality:excellent"],
      head: "feature/issue-1",
      base: "main",
    },
  ],
  deployments: [{ environment: "staging", state: "success" }],
  services: { staging: { release: "1-abc", running: true, starts: 2 } },
  cluster: {
    production: {
      "deployment/shop": {
        image: "acme/shop@sha256:abc",
        release: "1-abc",
        ready: 2,
        applies: 1,
        otherWrites: 0,
      },
      "service/shop": { applies: 0, otherWrites: 0 },
    },
  },
  files: { "src/app.js": "export const app = 1;" },
  branches: ["main", "miyabi/logs"],
  tags: ["v1.0.1"],
  otherIssues: [],
  runs: [
    {
      event: "issues",
      conclusion: "success",
      jobs: [
        { name: "miyabi / intake", conclusion: "success" },
        { name: "miyabi / attempt-1 / wave-1 (w1-l1)", conclusion: "success" },
        { name: "miyabi / attempt-1 / wave-2 (w2-l1)", conclusion: "skipped" },
      ],
    },
    {
      event: "issue_comment",
      conclusion: "skipped",
      jobs: [{ name: "miyabi", conclusion: "skipped" }],
    },
  ],
  requests: { github: 100, model: 10 },
};

const [first] = outcome.issues;
if (!first) throw new Error("there is an issue above");

const complaints = (expected: object) => checkExpectation(Expectation.parse(expected), outcome);

describe("checkExpectation", () => {
  test("is content with what is as expected", () => {
    expect(
      complaints({
        issue: {
          state: "closed",
          labels: ["state:done", "type:bug"],
          noLabels: ["state:failed"],
          comments: ["deployed to PRODUCTION"],
          noComments: ["secret plan"],
          commentCount: 1,
        },
        session: {
          state: "done",
          scores: [{ below: 60 }, { atLeast: 100 }],
          escalations: [],
          tasks: { 1: "success" },
          deployments: { staging: "healthy" },
        },
        pulls: [
          {
            merged: true,
            draft: false,
            title: "fix: it",
            body: ["Closes #1"],
            labels: ["quality:excellent"],
          },
        ],
        services: { staging: { running: true, starts: 2 } },
        cluster: {
          production: {
            "deployment/shop": {
              image: "acme/shop@sha256:*",
              release: "1-*",
              ready: 2,
              applies: 1,
              otherWrites: 0,
            },
            "service/shop": { release: false, applies: 0 },
            "deployment/old": false,
          },
          staging: {},
        },
        deployments: { staging: ["success"], production: [] },
        files: {
          "src/app.js": { contains: ["app = 1"], lacks: ["TODO"] },
          "src/old.js": false,
        },
        branches: ["main", "miyabi/*"],
        tags: ["v1.0.*"],
        otherIssues: [],
        runs: [
          {
            event: "issues",
            conclusion: "success",
            jobs: { "* / intake": "success", "*/ wave-1 *": "success", "* wave-2 *": "skipped" },
          },
        ],
        requests: { github: 100, model: 10 },
      }),
    ).toEqual([]);
  });

  test.each<[object, string]>([
    [{ issue: { state: "open" } }, "issue.state: expected open, found closed"],
    [
      { issue: { labels: ["type:docs"] } },
      'issue.labels: "type:docs" is missing; there are "✅ state:done", "type:bug"',
    ],
    [{ issue: { noLabels: ["type:bug"] } }, 'issue.labels: "type:bug" should not be there'],
    [
      { issue: { comments: ["secret plan"] } },
      'issue.comments: no comment of Miyabi\'s contains "secret plan"',
    ],
    [{ issue: { noComments: ["deployed"] } }, 'issue.comments: a comment contains "deployed"'],
    [{ issue: { commentCount: 3 } }, "issue.commentCount: expected 3, found 1"],
    [{ pulls: [] }, 'pulls: expected 0, found 1: "fix: it"'],
    [{ pulls: [{ merged: false }] }, "pulls[0] (#2).merged: expected false, found true"],
    [{ session: { state: "failed" } }, "session.state: expected failed, found done"],
    [{ session: { scores: [{ below: 50 }, 100] } }, "session.scores[0]: 55 is not below 50"],
    [{ session: { scores: [100] } }, "session.scores: expected 1, found 2: 55, 100"],
    [
      { session: { escalations: ["quality"] } },
      'session.escalations: expected "quality", found none',
    ],
    [
      { session: { tasks: { 2: "success", 1: "success" } } },
      "session.tasks.2: expected success, found nothing",
    ],
    [{ session: { tasks: {} } }, "session.tasks: task-1-1 should not be there"],
    [{ session: { deployments: {} } }, "session.deployments.staging: expected none, found healthy"],
    [{ deployments: { staging: [] } }, 'deployments.staging: expected none, found "success"'],
    [
      { services: { production: { running: true } } },
      "services.production.running: expected true, found nothing",
    ],
    [{ files: { "src/app.js": false } }, "files: src/app.js should not be there"],
    [{ files: { "src/new.js": true } }, "files: src/new.js is missing"],
    [{ files: { "src/app.js": { contains: ["2"] } } }, 'files: src/app.js does not contain "2"'],
    [{ branches: ["main"] }, 'branches: "miyabi/logs" should not be there'],
    [{ tags: ["v1.0.1", "v2"] }, 'tags: "v2" is missing; there are "v1.0.1"'],
    [{ otherIssues: ["Incident*"] }, 'otherIssues: "Incident*" is missing; there are none'],
    [{ runs: [] }, 'runs: expected 0, found 1: "issues: success"'],
    [{ runs: [{ event: "push" }] }, "runs[0].event: expected push, found issues"],
    [
      { runs: [{ jobs: { "* / publish": "success" } }] },
      'runs[0].jobs "* / publish": no such job; there are "miyabi / intake", "miyabi / attempt-1 / wave-1 (w1-l1)", "miyabi / attempt-1 / wave-2 (w2-l1)"',
    ],
    [
      { runs: [{ jobs: { "*wave*": "success" } }] },
      'runs[0].jobs "*wave*" (miyabi / attempt-1 / wave-2 (w2-l1)): expected success, found skipped',
    ],
    [{ requests: { model: 9 } }, "requests.model: 10, at most 9"],
  ])("%j: %s", (expected, complaint) => {
    expect(complaints(expected)).toEqual([complaint]);
  });

  test.each<[object, string]>([
    [
      { "deployment/shop": { image: "acme/shop:dev" } },
      "deployment/shop.image: expected acme/shop:dev, found acme/shop@sha256:abc",
    ],
    [
      { "deployment/shop": { release: false } },
      "deployment/shop.release: expected none, found 1-abc",
    ],
    [{ "deployment/shop": { ready: 1 } }, "deployment/shop.ready: expected 1, found 2"],
    [{ "deployment/shop": { applies: 2 } }, "deployment/shop.applies: expected 2, found 1"],
    [{ "deployment/shop": { otherWrites: 1 } }, "deployment/shop.otherWrites: expected 1, found 0"],
    [{ "service/shop": { image: "*" } }, "service/shop.image: expected *, found none"],
    [{ "service/shop": false }, "service/shop should not be there"],
    [{ "secret/shop": {} }, 'secret/shop is missing; there are "deployment/shop", "service/shop"'],
  ])("in the cluster's production %j: %s", (production, complaint) => {
    expect(complaints({ cluster: { production } })).toEqual([`cluster.production.${complaint}`]);
  });

  test.each<[number, number | undefined, string[]]>([
    [5.6, 5.6, []],
    [5.6, 5.7, ["session.recovery.staging: took 5.7 s, more than 5.6 s"]],
    [5.6, undefined, ["session.recovery.staging: no health check saw the release before again"]],
  ])("a recovery within %d s, and it took %d s", (most, recoverySeconds, said) => {
    const { session } = first;
    if (!session) throw new Error("there is a session above");
    const deployments = [{ environment: "staging", outcome: "rolled_back", recoverySeconds }];
    expect(
      checkExpectation(Expectation.parse({ session: { recovery: { staging: most } } }), {
        ...outcome,
        issues: [{ ...first, session: { ...session, deployments } }],
      }),
    ).toEqual(said);
  });

  test("two state labels are always wrong", () => {
    const labels = ["state:done", "state:failed"];
    expect(checkExpectation({ issue: {} }, { ...outcome, issues: [{ ...first, labels }] })).toEqual(
      ['issue.labels: expected exactly one state: label, found "state:done", "state:failed"'],
    );
  });

  test("a session that is expected and absent is said once", () => {
    expect(
      checkExpectation(
        { session: { state: "done", scores: [] } },
        { ...outcome, issues: [{ ...first, session: undefined }] },
      ),
    ).toEqual(["session: there is no session record"]);
  });

  describe("of several issues", () => {
    const second = { ...first, number: 7, state: "open" as const, session: undefined };
    const both = { ...outcome, issues: [first, second] };
    const found = (expected: object) => checkExpectation(Expectation.parse(expected), both);

    test("what is said of the issue holds for each of them, and each complaint says whose it is", () => {
      expect(found({ issue: { state: "closed" }, session: { state: "done" } })).toEqual([
        "#7: issue.state: expected closed, found open",
        "#7: session: there is no session record",
      ]);
    });

    test("what is said of one by its number holds for that one alone", () => {
      const one = {
        issue: { state: "closed" },
        session: { state: "done" },
        pull: { merged: true },
      };
      expect(found({ issues: { 1: one, 7: { issue: { state: "open" } } } })).toEqual([]);
      expect(
        found({ issues: { 1: { pull: { merged: false } }, 7: { issue: { state: "closed" } } } }),
      ).toEqual([
        "#1: pull (#2).merged: expected false, found true",
        "#7: issue.state: expected closed, found open",
      ]);
    });

    test("a pull request that is expected and absent, and an issue that is none, are said", () => {
      expect(found({ issues: { 7: { pull: {} }, 8: {} } })).toEqual([
        "issues.8: the scenario has no such issue",
        "#7: pull: there is none",
      ]);
    });
  });
});
