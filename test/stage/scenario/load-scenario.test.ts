import { basename, join } from "node:path";
import { loadScenario } from "../../../src/stage/scenario/load-scenario.ts";
import { ScenarioError } from "../../../src/stage/scenario-error.ts";
import { scenarioFolder } from "./scenario-folder.ts";

describe("loadScenario", () => {
  test("needs an issue and a repository, and nothing else", async () => {
    const dir = await scenarioFolder({});
    expect(await loadScenario(dir)).toMatchObject({
      title: basename(dir),
      issues: [{ number: 1, title: "Title", body: "Body", author: "alice", labels: [] }],
      repository: { name: "octo/notes", collaborators: { alice: "admin" }, environments: {} },
      trigger: { as: "alice", label: "trigger:agent-execute" },
      people: [],
      repoDir: join(dir, "repo"),
      modelDir: dir,
      configFile: undefined,
      callerFile: undefined,
      expect: undefined,
    });
  });

  test("reads everything that a scenario can say", async () => {
    const dir = await scenarioFolder({
      "scenario.yml": `
title: Everything
repo: sample
issue: { number: 500, author: bob, labels: [bug], comments: [{ as: eve, body: me too }] }
repository:
  name: acme/shop
  collaborators: { alice: write }
  labels: ["🔍 state:analyzing"]
  environments: { staging: { deployed: true, variables: { COLOUR: red } } }
trigger: { as: bob }
caller: { file: caller.yml, permissions: { deployments: none } }
people:
  - when: { state: awaiting-approval }
    as: alice
    comment: /miyabi approve {digest}
`,
      "issue.md": "---\ntitle: Add a thing\n---\n\nPlease.\n",
      "sample/a.txt": "a",
      "caller.yml": "jobs: {}",
      ".github/miyabi.yml": "sandbox: off",
      "expect.yml": "issue: { state: closed }\npulls: []\n",
    });
    expect(await loadScenario(dir)).toMatchObject({
      title: "Everything",
      issues: [{ number: 500, title: "Add a thing", body: "Please.", author: "bob" }],
      repository: {
        name: "acme/shop",
        environments: { staging: { deployed: true, reviewers: [], secrets: {} } },
      },
      people: [{ as: "alice", during: false, comment: "/miyabi approve {digest}" }],
      repoDir: join(dir, "sample"),
      configFile: join(dir, ".github/miyabi.yml"),
      callerFile: join(dir, "caller.yml"),
      caller: { permissions: { deployments: "none" } },
      expect: { issue: { state: "closed" }, pulls: [] },
    });
  });
});

describe("a scenario that is like another", () => {
  test("takes issue, model and configuration from there unless it has its own, and never what is expected", async () => {
    const other = await scenarioFolder({
      "issue.md": "# Theirs",
      "model.yml": "replies: []",
      ".github/miyabi.yml": "sandbox: off",
      "expect.yml": "pulls: []",
    });
    const like = `like: ${other}\n`;
    const bare = await scenarioFolder({ "scenario.yml": like, "issue.md": undefined });
    expect(await loadScenario(bare)).toMatchObject({
      dir: bare,
      issues: [{ title: "Theirs" }],
      modelDir: other,
      configFile: join(other, ".github/miyabi.yml"),
      expect: undefined,
    });
    const own = await scenarioFolder({ "scenario.yml": like, "model.yml": "replies: []" });
    expect(await loadScenario(own)).toMatchObject({ issues: [{ title: "Title" }], modelDir: own });
  });

  test("says so where the other is not there", async () => {
    const dir = await scenarioFolder({ "scenario.yml": "like: ../nowhere-at-all\n" });
    await expect(loadScenario(dir)).rejects.toThrow(/nowhere-at-all: no such folder.*like/);
  });
});

describe("a cluster", () => {
  test.each([
    ["images without one", "{ staging: { images: { x: { health: 500 } } } }", "", /write cluster/],
    ["a name that is no namespace", "{ Staging_1: {} }", "cluster: { service: x }", /namespace/],
  ])("%s is refused", async (_, environments, cluster, complaint) => {
    const text = `repository: { environments: ${environments} }\n${cluster}\n`;
    const dir = await scenarioFolder({ "scenario.yml": text });
    await expect(loadScenario(dir)).rejects.toThrow(complaint);
  });
});

describe("several issues", () => {
  test("are each in a file of their own, by number unless another is named", async () => {
    const dir = await scenarioFolder({
      "scenario.yml": "issues: [{ number: 7, author: bob }, { number: 8, file: eight.md }]\n",
      "issue.md": undefined,
      "issue-7.md": "# Seven",
      "eight.md": "# Eight\n\nPlease.",
    });
    const { issues } = await loadScenario(dir);
    expect(issues).toMatchObject([
      { number: 7, title: "Seven", body: "", author: "bob" },
      { number: 8, title: "Eight", body: "Please.", author: "alice" },
    ]);
  });
});

describe("a mistake is named with its place and what to do", () => {
  test.each<[string, Record<string, string | undefined>, string | RegExp]>([
    ["no issue", { "issue.md": undefined }, /issue\.md: no such file; write the issue there/],
    ["an issue without a title", { "issue.md": "Please" }, /issue\.md:1: the issue has no title/],
    [
      "no text of one of several issues",
      { "scenario.yml": "issues: [{ number: 7 }]\n" },
      /issue-7\.md: no such file; write the issue there/,
    ],
    [
      "one issue and several",
      { "scenario.yml": "issue: { number: 1 }\nissues: [{ number: 7 }]\n" },
      /scenario\.yml:2: issues: one issue or several/,
    ],
    [
      "two issues of one number",
      { "scenario.yml": "issues: [{}, {}]\n" },
      /scenario\.yml:1: issues: each issue needs a number of its own/,
    ],
    ["no repository", { "repo/README.md": undefined }, /repo: no such folder; put the sample/],
    [
      "a misspelt key",
      { "scenario.yml": "title: x\npeeple: []\n" },
      /scenario\.yml:2: unknown key "peeple"; did you mean "people"\?/,
    ],
    [
      "a misspelt key further in",
      { "scenario.yml": "issue:\n  nummer: 5\n" },
      /scenario\.yml:2: issue: unknown key "nummer"; did you mean "number"\?/,
    ],
    [
      "a key that resembles none",
      { "scenario.yml": "issue:\n  zzzzzz: 5\n" },
      /known here: number, author, labels, comments/,
    ],
    [
      "a value of a wrong kind",
      { "scenario.yml": "issue:\n  number: one\n" },
      /scenario\.yml:2: issue\.number: /,
    ],
    [
      "a step without a moment",
      { "scenario.yml": "people:\n  - { when: {}, as: alice, comment: x }\n" },
      /scenario\.yml:2: people\.0\.when: say when/,
    ],
    [
      "a step that does two things",
      {
        "scenario.yml":
          "people:\n  - { when: { state: done }, as: alice, comment: x, close: issue }\n",
      },
      "a step does exactly one thing",
    ],
    [
      "a state that is none",
      { "scenario.yml": "people:\n  - { when: { state: finished }, as: a, comment: x }\n" },
      /people\.0\.when\.state/,
    ],
    ["YAML that is none", { "scenario.yml": "a: [1\n" }, /scenario\.yml:\d+: not valid YAML/],
    [
      "a misspelt expectation",
      { "expect.yml": "pull: []\n" },
      /expect\.yml:1: unknown key "pull"; did you mean "pulls"\?/,
    ],
    [
      "a misspelt file",
      { "expects.yml": "pulls: []\n" },
      /expects\.yml: unknown file "expects\.yml"; did you mean "expect\.yml"\?/,
    ],
    [
      "a caller that is not there",
      { "scenario.yml": "caller: { file: mine.yml }\n" },
      /mine\.yml: no such file; scenario\.yml names it/,
    ],
  ])("%s", async (_, files, message) => {
    const dir = await scenarioFolder(files);
    const loading = loadScenario(dir);
    await expect(loading).rejects.toThrow(ScenarioError);
    await expect(loading).rejects.toThrow(message);
  });

  test("no folder", async () => {
    await expect(loadScenario("/nowhere")).rejects.toThrow("/nowhere: no such folder");
  });
});
