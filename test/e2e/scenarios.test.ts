import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { Played } from "../../src/stage/play/play.ts";
import { allLogs, playExample } from "./played.ts";

/** On a slow machine with two cores that does something else as well. */
const TIMEOUT = 240_000;

const expectHeld = (played: Played): void => {
  if (played.problems.length > 0)
    throw new Error(`${played.problems.join("\n")}\n${allLogs(played)}`);
};

const countOf = (played: Played, pattern: RegExp): number =>
  played.requests.filter(({ method, path }) => pattern.test(`${method} ${path}`)).length;

test(
  "small-fix: from label to production untouched, in at most 43 REST requests",
  async () => {
    let kept: unknown;
    const played = await playExample("small-fix", undefined, {
      onQuiet: ({ repository: { gitDir } }) => {
        const record = "miyabi/logs:.ai/sessions/12.json";
        kept = JSON.parse(execFileSync("git", ["--git-dir", gitDir, "show", record]).toString());
        return Promise.resolve();
      },
    });
    expectHeld(played);
    // Beside the log, for when the artifacts have expired.
    expect(kept).toMatchObject({ state: "done", issue: { number: 12 } });
    expect(played.requests.length).toBeLessThanOrEqual(43);
    expect(countOf(played, /^POST .*\/pulls$/)).toBe(1);
    expect(countOf(played, /^PUT .*\/merge$/)).toBe(1);
  },
  TIMEOUT,
);

test(
  "user-authentication: stops at the gate, goes on after the approval, in at most 90 REST requests",
  async () => {
    const played = await playExample("user-authentication");
    expectHeld(played);
    expect(played.requests.length).toBeLessThanOrEqual(90);
    const [two, three] = ["task-500-2", "task-500-3"].map((id) => {
      const found = played.session?.tasks.find(({ task }) => task === id);
      const from = Date.parse(found?.startedAt ?? "");
      return { from, to: from + (found?.seconds ?? 0) * 1000 };
    });
    if (!two || !three) throw new Error("tasks 2 and 3 are missing");
    // Beside each wave but the first a job shows how the tasks stand, in one request.
    const shows = played.requests.filter(({ job }) => / Progress \d+$/.test(job ?? ""));
    const waves = played.session?.plan?.schedule.waves.length ?? 0;
    expect(shows.map(({ method }) => method)).toEqual(Array(waves - 1).fill("PATCH"));
    // In parallel: each began before the other had ended.
    expect(Math.max(two.from, three.from)).toBeLessThan(Math.min(two.to, three.to));
  },
  TIMEOUT,
);

test(
  "failing-tests, on machines that several labels name: three tries, an escalation, no pull request and no push of code",
  async () => {
    const callerFile = resolve("examples/self-hosted.yml");
    const played = await playExample("failing-tests", (scenario) => ({ ...scenario, callerFile }));
    expectHeld(played);
    expect(played.github.pulls).toEqual([]);
    expect(Object.keys(played.github.branches).sort()).toEqual(["main", "miyabi/logs"]);
    expect(played.session?.tasks[0]?.tries).toBe(3);
  },
  TIMEOUT,
);

test(
  "small-fix with sub-issues, called through an organisation's workflow: its task gets one, closed at the end; waves and review ask GitHub nothing",
  async () => {
    const dir = mkdtempSync(join(tmpdir(), "miyabi-config-"));
    const organisation = join(dir, "organisation", ".github", "workflows", "miyabi.yml");
    mkdirSync(dirname(organisation), { recursive: true });
    copyFileSync("examples/organisation.yml", organisation);
    const configFile = join(dir, "miyabi.yml");
    const text = readFileSync("examples/scenarios/small-fix/.github/miyabi.yml", "utf8");
    writeFileSync(configFile, `${text}\nplan: { subIssues: true }\n`);
    const played = await playExample(
      "small-fix",
      (scenario) => ({
        ...scenario,
        callerFile: resolve("examples/organisation-caller.yml"),
        configFile,
        expect: undefined,
      }),
      { libraries: [{ fullName: "ACME/.github", dir: join(dir, "organisation") }] },
    ).finally(() => rmSync(dir, { recursive: true }));
    expect([played.session?.state, allLogs(played)]).toEqual(["done", expect.anything()]);
    expect(played.runs[0]?.jobs.map(({ name }) => name)).toContain(
      "Miyabi / All / Attempt 1 / Wave 1 (w1-l1)",
    );

    expect(countOf(played, /^POST .*\/sub_issues$/)).toBe(1);
    const parent = played.session?.issue.number ?? 0;
    const others = played.github.issues.filter(({ number }) => number !== parent);
    expect(others).toMatchObject([
      {
        title: expect.stringContaining(`(#${parent} 1/1)`) as unknown,
        state: "closed",
        stateReason: "completed",
        labels: [
          expect.stringMatching("agent:codegen"),
          expect.stringMatching("^type:"),
        ] as unknown,
      },
    ]);
    expect(played.session?.subIssues).toEqual({ [`task-${parent}-1`]: others[0]?.number });
    // Its events started no other run.
    expect(played.runs).toHaveLength(1);

    const jobs = new Set(played.requests.map(({ job }) => job));
    expect([...jobs].filter((job) => /Wave|Review/.test(job ?? ""))).toEqual([]);
  },
  TIMEOUT,
);
