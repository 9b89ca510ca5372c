import { createHash } from "node:crypto";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { findNode24 } from "../../../src/stage/node24.ts";
import { rig, type Rig } from "../../stage/github/rig.ts";

const NAME = "miyabi-1.2.0.tgz";
/** JSON, since the stage's API reads every body as that. */
const CONTENT = '"package"';
const SUM = createHash("sha256").update(CONTENT).digest("hex");

let stage: Rig;
let dir: string;
beforeEach(async () => {
  stage = await rig({
    intercept: ({ method, target }) =>
      method === "POST" && target.includes("/assets?") ? { status: 201, body: {} } : undefined,
  });
  dir = mkdtempSync(join(tmpdir(), "miyabi-publish-"));
  mkdirSync(join(dir, "package"));
  writeFileSync(join(dir, "package", NAME), CONTENT);
  writeFileSync(
    join(dir, "CHANGELOG.md"),
    "# Changelog\n\n## 1.2.0 (2026-03-01)\n\n### New\n\n- it (0123456789)\n\n## 1.1.0 (2026-02-01)\n\nold\n",
  );
});
afterEach(async () => {
  rmSync(dir, { recursive: true, force: true });
  await stage.close();
});

type Ended = { code: number; said: string };

/** The job's script as the job runs it: Node 24 alone, in a folder without packages. */
const publish = (change: Record<string, string> = {}): Promise<Ended> =>
  new Promise((ended) =>
    execFile(
      findNode24(),
      ["--disable-warning=ExperimentalWarning", resolve(".ci/release/publish.ts"), "package"],
      {
        cwd: dir,
        env: {
          GITHUB_API_URL: stage.gitHub.url,
          GITHUB_REPOSITORY: "octo/shop",
          GITHUB_SHA: stage.git.sha("main"),
          GITHUB_TOKEN: stage.token({ contents: "write" }),
          RELEASE_SHA256: `${SUM}  ${NAME}\n`,
          RELEASE_VERSION: "1.2.0",
          ...change,
        },
      },
      (error, stdout, stderr) => ended({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    ),
  );

test("as the job runs it: nothing that was not attested or is another version goes out, the rest does, once", async () => {
  for (const [change, why] of [
    [{ RELEASE_SHA256: `${"0".repeat(64)}  ${NAME}` }, "is not the file that was attested"],
    [{ RELEASE_VERSION: "1.1.0" }, "CHANGELOG.md does not begin with 1.1.0"],
    [{ GITHUB_TOKEN: "" }, "GITHUB_TOKEN is not set"],
  ] as const) {
    const { code, said } = await publish(change);
    expect([code, said]).toEqual([1, expect.stringContaining(why)]);
  }
  expect(stage.log).toEqual([]);

  const sha = stage.git.sha("main");
  expect(await publish()).toEqual({ code: 0, said: `v1.2.0 published\nv1 points to ${sha}\n` });
  const { data } = await stage.user("ada").rest.repos.getReleaseByTag({
    owner: "octo",
    repo: "shop",
    tag: "v1.2.0",
  });
  expect(data.body).toBe("### New\n\n- it (0123456789)\n");
  expect(await publish()).toEqual({ code: 0, said: "v1.2.0 was published before\n" });
}, 30_000);
