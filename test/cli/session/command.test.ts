import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { SessionRecord } from "../../../src/core/session/session.ts";
import { startGitRemote } from "../../../src/stage/remote/git-remote.ts";
import type { Loopback } from "../../../src/stage/loopback.ts";
import { session } from "../../fakes/records.ts";
import { rig, type Rig } from "../../stage/github/rig.ts";

const FILE = ".ai/sessions/500.json";
const record = (change: Partial<SessionRecord> = {}): SessionRecord =>
  session({ repository: "octo/shop", revision: 4, state: "paused", ...change });

let stage: Rig;
let remote: Loopback;
let dir: string;
beforeEach(async () => {
  stage = await rig();
  stage.git.commit("main", { "README.md": "shop\n" });
  const { fullName, gitDir } = stage.repository;
  remote = await startGitRemote({
    repository: { fullName, gitDir },
    tokens: stage.tokens,
    notePush: () => undefined,
  });
  dir = await mkdtemp(join(tmpdir(), "miyabi-cli-session-"));
});
afterEach(async () => {
  await remote.close();
  await stage.close();
  await rm(dir, { recursive: true, force: true });
});

/** The command as a process, against the stage; `token: ""` for nobody. */
const miyabi = (args: string[], token = stage.token()) => {
  const main = ["node_modules/tsx/dist/cli.mjs", "src/cli/main.ts"].map((path) => resolve(path));
  const env = {
    PATH: process.env["PATH"],
    HOME: dir,
    GITHUB_API_URL: stage.gitHub.url,
    GITHUB_SERVER_URL: remote.url,
    GITHUB_TOKEN: token,
  };
  const all = [...main, "session", ...args, "--repo", "octo/shop"];
  return new Promise<{ code: number; stdout: string; stderr: string }>((ended) =>
    execFile(process.execPath, all, { cwd: dir, env }, (error, stdout, stderr) => {
      ended({ code: Number(error?.code ?? 0), stdout, stderr });
    }),
  );
};
const put = async (content: unknown): Promise<string> => {
  const file = join(dir, "record.json");
  await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
};
const kept = (): unknown => JSON.parse(stage.git.git(["show", `miyabi/logs:${FILE}`]));

test("a record is imported into a repository that has lost it, and exported again as it was", async () => {
  const imported = await miyabi(["import", await put(record())]);
  expect([imported.code, imported.stdout]).toEqual([
    0,
    expect.stringContaining("paused, revision 4"),
  ]);
  expect(kept()).toEqual(record());
  const out = join(dir, "out.json");
  expect((await miyabi(["export", "--issue", "500", "--out", out])).code).toBe(0);
  const exported = JSON.parse(await readFile(out, "utf8")) as SessionRecord;
  // The note says where it came from; all else is as it was.
  expect({ ...exported, notes: [] }).toEqual(record());
}, 60_000);

test("a record of another repository needs --renamed, and forgets the ids of its comments there", async () => {
  const file = await put(record({ repository: "octo/old", comments: { plan: 7 } }));
  const refused = await miyabi(["import", file]);
  expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining("--renamed")]);
  expect((await miyabi(["import", file, "--renamed"])).code).toBe(0);
  expect(kept()).toMatchObject({
    repository: "octo/shop",
    comments: {},
    notes: ["Moved from octo/old."],
  });
}, 60_000);

test("what is no record, a missing session and a missing token end with what to do", async () => {
  const results = await Promise.all([
    miyabi(["import", await put('{"schema": 1')]),
    miyabi(["export", "--issue", "7"]),
    miyabi(["export", "--issue", "7"], ""),
  ]);
  expect(results.map(({ code }) => code)).toEqual([3, 3, 4]);
  expect(results.map(({ stderr }) => stderr).join("\n")).toMatch(
    /holds no session record.*#7 of octo\/shop has no Miyabi session.*gh auth token/s,
  );
}, 60_000);
