import { execFile, execFileSync, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { NO_USAGE } from "../../../src/core/budget/usage.ts";
import { fleetMetrics } from "../../../src/core/metrics/fleet.ts";
import { prometheusText } from "../../../src/core/metrics/prometheus-text.ts";
import { sessionRecords } from "../../fakes/session-records.ts";

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "miyabi-cli-metrics-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const MAIN = ["node_modules/tsx/dist/cli.mjs", "src/cli/main.ts"].map((path) => resolve(path));

/** The command as a process. */
const miyabi = (args: string[], cwd: string) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
    const env = { PATH: process.env["PATH"], HOME: dir, TMPDIR: dir };
    const child = execFile(
      process.execPath,
      [...MAIN, ...args],
      { cwd, env, maxBuffer: 64e6 },
      (error, stdout, stderr) => {
        done({ code: error === null ? 0 : (child.exitCode ?? -1), stdout, stderr });
      },
    );
  });

const RECORDS = sessionRecords({ count: 30 });

test("status and metrics of a clone, without a server; what cannot be read is named", async () => {
  const clone = join(dir, "clone");
  const sessions = join(clone, ".ai", "sessions");
  await mkdir(sessions, { recursive: true });
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...args], {
      cwd: clone,
      stdio: "ignore",
    });
  git("init", "--quiet", "-b", "main", ".");
  git("checkout", "--quiet", "--orphan", "miyabi/logs");
  for (const record of RECORDS)
    await writeFile(join(sessions, `${record.issue.number}.json`), JSON.stringify(record));
  await writeFile(join(sessions, "9.json"), "{");
  git("add", "--all", "--force");
  git("commit", "--quiet", "-m", "log");

  const [list, one, lost, figures] = await Promise.all([
    miyabi(["status"], clone),
    miyabi(["status", "102"], clone),
    miyabi(["status", "7"], clone),
    miyabi(["metrics", "--json"], clone),
  ]);
  expect(list.code).toBe(0);
  expect(list.stdout.trimEnd().split("\n")).toHaveLength(RECORDS.length + 1);
  expect(list.stdout).toMatch(/^ISSUE +STATE +PHASE/);
  expect(list.stderr).toMatch(/^miyabi: left out \.ai\/sessions\/9\.json: it is no JSON/);
  // The third is the one that awaits an approval.
  const digest = RECORDS[2]?.plan?.digest.slice(0, 12) ?? "none";
  expect(one.stdout).toContain("awaiting-approval (planning)");
  expect(one.stdout).toContain(`/miyabi approve ${digest}`);
  expect(lost.code).toBe(3);
  expect(lost.stderr).toContain("Issue #7 has no session in refs/heads/miyabi/logs");
  const fleet = JSON.parse(figures.stdout) as { sessions: { count: number } };
  expect(fleet.sessions.count).toBe(RECORDS.length);
}, 60_000);

describe("Prometheus text", () => {
  const NOW = new Date("2026-02-02T08:00:00.000Z");

  test("promtool finds nothing to complain about", () => {
    const text = prometheusText(fleetMetrics(RECORDS, { now: NOW }));
    const checked = spawnSync("promtool", ["check", "metrics"], { input: text, encoding: "utf8" });
    if (checked.error !== undefined) {
      process.stderr.write("skipped: no promtool\n");
      return;
    }
    expect({ said: checked.stderr, status: checked.status }).toEqual({ said: "", status: 0 });
  });

  test("what nobody measured is not there at all, and labels are escaped", () => {
    const none = prometheusText(fleetMetrics([], { now: NOW }));
    expect(none).not.toMatch(/NaN|null|miyabi_phase_duration_seconds|_ratio/);
    const [record] = RECORDS.slice(-1);
    if (record === undefined) throw new Error("no record");
    const usage = { 'a"b\\c\nd': { ...NO_USAGE, costUsd: 1 } };
    expect(prometheusText(fleetMetrics([{ ...record, usage }], { now: NOW }))).toContain(
      String.raw`miyabi_cost_usd{agent="a\"b\\c\nd"} 1`,
    );
  });
});
