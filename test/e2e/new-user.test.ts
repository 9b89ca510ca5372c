import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";

/** What the issue of all this promises; it takes half a minute. */
const FIVE_MINUTES = 300_000;

const ROOT = resolve(".");

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "miyabi-new-user-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const Report = z.object({
  ok: z.boolean(),
  state: z.string(),
  score: z.number(),
  pull: z.object({ number: z.number(), merged: z.boolean() }),
  tasks: z.array(z.object({ status: z.string() })),
});
const Doctor = z.object({
  findings: z.array(
    z.looseObject({ id: z.string(), status: z.string(), fix: z.string().optional() }),
  ),
});

test(
  "in an empty clone of a sample repository three commands lead to a finished run of the written workflow",
  () => {
    const clone = join(dir, "notes");
    const home = join(dir, "home");
    mkdirSync(home);
    cpSync("examples/scenarios/_repo", clone, { recursive: true });
    const git = (...args: string[]): string =>
      execFileSync("git", args, { cwd: clone, encoding: "utf8" });
    git("init", "--quiet");
    git("add", "--all");
    const me = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];
    git(...me, "commit", "--quiet", "--message", "notes");
    git("remote", "add", "origin", "https://github.com/octo/notes.git");

    /** As a person types it in the clone, who has PATH and an empty HOME. */
    const miyabi = (...args: string[]) => {
      const tsx = join(ROOT, "node_modules/tsx/dist/cli.mjs");
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [tsx, join(ROOT, "src/cli/main.ts"), ...args],
        { cwd: clone, encoding: "utf8", env: { PATH: process.env["PATH"], HOME: home } },
      );
      return { status, stdout, stderr };
    };
    const began = Date.now();

    const init = miyabi("init", "--from", "octo/miyabi");
    expect([init.status, init.stderr]).toEqual([0, ""]);
    const doctor = miyabi("doctor", "--json");
    const { findings } = Doctor.parse(JSON.parse(doctor.stdout));
    // A machine without a sandbox is the one thing that init cannot have mended.
    const wrong = findings.filter(({ status }) => status === "fail").map(({ id }) => id);
    expect(wrong.filter((id) => id !== "sandbox")).toEqual([]);
    for (const { id, status, fix } of findings)
      if (status !== "ok") expect([id, fix]).toEqual([id, expect.stringMatching(/\w/)]);
    const run = miyabi("run", "--local", "--json");

    const seconds = (Date.now() - began) / 1000;
    expect([run.status, run.stderr]).toEqual([
      0,
      expect.stringContaining("model's replies are scripted"),
    ]);
    const report = Report.parse(JSON.parse(run.stdout));
    // No linter that Miyabi knows: 75 points, so the pull request is left to people.
    expect(report).toMatchObject({
      ok: true,
      state: "reviewing",
      score: 75,
      pull: { merged: false },
      tasks: [{ status: "success" }],
    });
    expect(run.stderr).toContain("success  Miyabi / Land / Publish");
    expect(seconds * 1000).toBeLessThan(FIVE_MINUTES);

    // Only what init wrote has come to the clone.
    expect(git("status", "--porcelain").trim()).toBe("?? .github/");
    expect(readFileSync(join(clone, ".github/workflows/miyabi.yml"), "utf8")).toContain(
      "uses: octo/miyabi/.github/workflows/miyabi.yml@v1",
    );
  },
  FIVE_MINUTES,
);
