import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { play, type Played } from "../../src/stage/play/play.ts";
import { loadScenario } from "../../src/stage/scenario/load-scenario.ts";
import { allLogs, playExample } from "./played.ts";

let dir: string;
const notes: string[] = [];

const FILES = {
  "scenario.yml": `
issues: [{ number: 12, author: bob }, { number: 13 }]
repository: { labels: installed }
people:
  - { when: { state: blocked }, as: alice, label: seen }
  - { when: { state: blocked }, issue: 13, as: alice, close: issue }
`,
  "issue-12.md": "# Something\n\nSomehow.\n",
  "issue-13.md": "# Something else\n\nSomehow.\n",
  "model.yml": `
replies:
  - agent: issue
    issue: 12
    json:
      { complexity: 2, type: bug, security: low, priority: P2-Medium, severity: Sev.3-Medium, missing: [What?] }
  - agent: issue
    issue: 13
    turns: [{ text: I like turtles }, { text: "{}" }]
`,
  "expect.yml": `
session: { state: blocked }
issue: { labels: [seen] }
issues:
  12: { issue: { state: open, comments: ["What?"] }, session: { escalations: [] } }
  13: { issue: { state: closed }, session: { escalations: [model] } }
otherIssues: []
pulls: []
`,
};

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "miyabi-several-"));
  mkdirSync(join(dir, "repo"));
  writeFileSync(join(dir, "repo/README.md"), "# Sample\n");
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(dir, name), text);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test("issues that are labelled at the same moment are worked on at the same time, each with its own people and end", async () => {
  const played = await play({
    scenario: await loadScenario(dir),
    libraryDir: resolve("."),
    libraryName: "OWNER/miyabi",
    onNote: (line) => notes.push(line),
  });
  if (played.problems.length > 0)
    throw new Error(`${played.problems.join("\n")}\n${allLogs(played)}`);
  expect([...played.sessions.keys()]).toEqual([12, 13]);
  expect(played.session?.issue.number).toBe(12);
  expect(notes).toEqual([
    "#12: alice adds the label seen",
    "#13: alice adds the label seen",
    "#13: alice closes the issue",
  ]);
  const spans = [...played.sessions.values()].map((session) => {
    const run = played.runs.find(({ id }) => session?.runs.includes(id));
    return { from: run?.createdAt.getTime() ?? 0, to: run?.completedAt?.getTime() ?? 0 };
  });
  expect(Math.max(...spans.map(({ from }) => from))).toBeLessThan(
    Math.min(...spans.map(({ to }) => to)),
  );
}, 120_000);

/** From start to end of each job whose name ends so, over all runs, in the order in which they began. */
const spansOf = ({ runs }: Played, name: string): { from: number; to: number }[] =>
  runs
    .flatMap(({ jobs }) => jobs)
    .filter((job) => job.name.endsWith(name) && job.conclusion === "success")
    .map(({ startedAt, completedAt }) => ({
      from: startedAt?.getTime() ?? 0,
      to: completedAt?.getTime() ?? Infinity,
    }))
    .sort((a, b) => a.from - b.from);

test("two issues at once are built at the same time, and landed and released one after the other", async () => {
  const played = await playExample("side-by-side");
  if (played.problems.length > 0)
    throw new Error(`${played.problems.join("\n")}\n${allLogs(played)}`);
  const [first, second] = spansOf(played, "Wave 1 (w1-l1)");
  expect(second?.from).toBeLessThan(first?.to ?? 0);
  for (const environment of [" / Staging", " / Production"]) {
    const [before, after] = spansOf(played, environment);
    expect(after?.from).toBeGreaterThanOrEqual(before?.to ?? Infinity);
  }
  // The one that landed second was reviewed again, on top of the first.
  expect(spansOf(played, "Land / Review")).toHaveLength(1);
}, 240_000);
