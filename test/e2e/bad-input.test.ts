import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { loadScenario } from "../../src/stage/scenario/load-scenario.ts";
import { playExample } from "./played.ts";

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "miyabi-bad-"));
  cpSync("examples/scenarios/small-fix", dir, { recursive: true });
  const file = join(dir, "scenario.yml");
  const text = readFileSync(file, "utf8").replace("../_repo", resolve("examples/scenarios/_repo"));
  writeFileSync(file, text);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** small-fix with other files in its folder, and without its own expectations. */
const playChanged = async (files: Record<string, string>) => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  const scenario = await loadScenario(dir);
  return playExample("small-fix", () => ({ ...scenario, expect: undefined }));
};

test("a configuration with an unknown key stops before anything begins, and names the key, its place and what was meant", async () => {
  const played = await playChanged({ ".github/miyabi.yml": "sandboxx: off\n" });
  const [intake] = played.logs;
  expect(intake?.log).toMatch(
    /##\[error\].*miyabi\.yml is not valid|::error::.*miyabi\.yml is not valid/s,
  );
  expect(intake?.log).toContain("miyabi.yml:1:1: sandboxx: unknown key; did you mean sandbox?");
  expect(intake?.log).not.toMatch(/\n\s+at /);
  expect(played.session).toBeUndefined();
  expect(played.github.pulls).toEqual([]);
  expect(played.requests.filter(({ method }) => method !== "GET")).toEqual([]);
}, 60_000);

test("a model that answers nonsense twice is not believed: people are asked", async () => {
  const replies = `replies:\n  - agent: issue\n    turns: [{ text: I like turtles }, { text: "{}" }]\n`;
  const played = await playChanged({ "model.yml": replies });
  expect(played.session?.state).toBe("blocked");
  expect(played.session?.escalations.map(({ kind }) => kind)).toEqual(["model"]);
  expect(played.github.issues[0]?.labels).toContain("state:blocked");
  expect(played.github.pulls).toEqual([]);
}, 60_000);

test("a stranger's label starts nothing and nobody is told", async () => {
  const scenario = readFileSync(join(dir, "scenario.yml"), "utf8").replace(
    "alice: admin",
    "alice: admin\n    mallory: triage",
  );
  const played = await playChanged({ "scenario.yml": `${scenario}\ntrigger: { as: mallory }\n` });
  expect(played.session).toBeUndefined();
  expect(played.modelRequests).toEqual([]);
  expect(played.requests.filter(({ method }) => method !== "GET")).toEqual([]);
  expect(played.runs[0]?.conclusion).toBe("success");
}, 60_000);
