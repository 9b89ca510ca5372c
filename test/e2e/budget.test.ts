import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allLogs, playExample } from "./played.ts";

/** On a slow machine with two cores that does something else as well. */
const TIMEOUT = 240_000;
const KEY = /sk-stage-[0-9a-f]{24}/;

/** small-fix with more in its configuration. */
async function smallFix(budget: string, more: { keep?: boolean } = {}) {
  const dir = mkdtempSync(join(tmpdir(), "miyabi-budget-"));
  const configFile = join(dir, "miyabi.yml");
  const text = readFileSync("examples/scenarios/small-fix/.github/miyabi.yml", "utf8");
  writeFileSync(configFile, `${text}\nbudget: ${budget}\n`);
  const change = { configFile, expect: undefined };
  return playExample("small-fix", (scenario) => ({ ...scenario, ...change }), more).finally(() =>
    rmSync(dir, { recursive: true }),
  );
}

const filesBelow = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test(
  "threat 41: a task without money makes no call, and people are asked with the limit's name",
  async () => {
    const played = await smallFix("{ usdPerTask: 0.001 }");
    const [escalation] = played.session?.escalations ?? [];
    if (escalation?.kind !== "budget") throw new Error(allLogs(played));
    expect(JSON.stringify(escalation.context)).toContain("budget.usdPerTask");
    expect(played.modelRequests.map(({ agent }) => agent)).toEqual(["issue"]);
    expect(played.github.pulls).toEqual([]);
  },
  TIMEOUT,
);

test(
  "threat 7: the model's key is in no file of any job, no log, no artifact's folder, no comment",
  async () => {
    const played = await smallFix("{ usdPerIssue: 25 }", { keep: true });
    try {
      expect(played.session?.state).toBe("done");
      const log = played.github.branches["miyabi/logs"];
      expect(log).toBeDefined();
      expect(JSON.stringify([played.session, played.github, played.logs])).not.toMatch(KEY);
      const files = filesBelow(played.kept ?? "");
      const figures = files.filter((file) => file.endsWith("requests.jsonl"));
      expect(figures.length).toBeGreaterThan(0);
      const lines = readFileSync(figures[0] ?? "", "utf8")
        .trim()
        .split("\n");
      expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject(
        lines.map(() => ({ task: "task-12-1", try: 1, status: 200 })),
      );
      const leaking = files.filter((file) => KEY.test(readFileSync(file, "latin1")));
      expect(leaking).toEqual([]);
    } finally {
      rmSync(played.kept ?? "", { recursive: true, force: true });
    }
  },
  TIMEOUT,
);
