import { stat } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { encodePacket, FLUSH } from "../../../src/stage/remote/pkt-line.ts";
import { git, must, stageRemote, type StageRemote } from "./stage-remote.ts";

describe("fetching from the stage's git remote", () => {
  let stage: StageRemote;
  beforeAll(async () => {
    stage = await stageRemote();
  });
  afterAll(() => stage.close());

  const lsRemote = (url: string, ...config: string[]) =>
    git(stage.root, ...config.flatMap((entry) => ["-c", entry]), "ls-remote", url);
  const basic = (token: string) => Buffer.from(`x-access-token:${token}`).toString("base64");

  test("a clone with a job's token has the history", async () => {
    const dir = await stage.clone(stage.jobToken("read"));
    expect(await must(dir, "rev-parse", "HEAD")).toBe(stage.head);
  });

  test("the path works without .git, in protocol 0 and in protocol 2", async () => {
    const url = stage.as(stage.jobToken("read")).replace(/\.git$/, "");
    for (const version of ["0", "2"]) {
      const { out } = await lsRemote(url, `protocol.version=${version}`);
      expect(out).toContain(`${stage.head}\trefs/heads/main`);
    }
  });

  test("the header of actions/checkout and a bearer token are both understood", async () => {
    const token = stage.jobToken("read");
    for (const header of [`basic ${basic(token)}`, `Bearer ${token}`]) {
      const { code } = await lsRemote(stage.url, `http.extraheader=AUTHORIZATION: ${header}`);
      expect(code).toBe(0);
    }
  });

  test("a shallow fetch of one commit by its id, as actions/checkout does, and its deepening", async () => {
    const dir = join(stage.root, "checkout");
    await must(stage.root, "init", "-q", dir);
    const url = stage.as(stage.jobToken("read"));
    await must(dir, "fetch", "-q", "--depth=1", url, `+${stage.head}:refs/remotes/origin/main`);
    expect(await must(dir, "rev-list", "--count", "refs/remotes/origin/main")).toBe("1");
    await must(dir, "fetch", "-q", "--unshallow", url, "main");
    expect(await must(dir, "rev-list", "--count", "refs/remotes/origin/main")).toBe("2");
  });

  test("a partial clone fetches blobs when they are needed", async () => {
    const dir = await stage.clone(stage.jobToken("read"), "--filter=blob:none", "--no-checkout");
    expect(await must(dir, "rev-list", "--objects", "--missing=print", "HEAD")).toMatch(/^\?/m);
    expect(await must(dir, "show", "HEAD:README.md")).toBe("# App");
  });

  test("a compressed request is understood", async () => {
    const packets = ["command=ls-refs\n", null, "ref-prefix refs/heads/\n"].map((line) =>
      line === null ? Buffer.from("0001") : encodePacket(line),
    );
    const response = await fetch(`${stage.url}/git-upload-pack`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${stage.jobToken("read")}`,
        "content-encoding": "gzip",
        "git-protocol": "version=2",
      },
      body: new Uint8Array(gzipSync(Buffer.concat([...packets, Buffer.from(FLUSH)]))),
    });
    expect(await response.text()).toContain(`${stage.head} refs/heads/main`);
  });

  test("no token and a dead token are answered 401", async () => {
    const dead = stage.jobToken("read");
    stage.tokens.revoke(dead);
    expect((await fetch(`${stage.url}/info/refs?service=git-upload-pack`)).status).toBe(401);
    const { code, err } = await lsRemote(stage.as(dead));
    expect(code).toBe(128);
    expect(err).toContain("Authentication failed");
  });

  test("a job without contents: read is answered 403", async () => {
    const { err } = await lsRemote(stage.as(stage.jobToken("none")));
    expect(err).toContain("Permission to acme/app.git denied to github-actions[bot].");
    expect(err).toContain("403");
  });

  test("another repository, and a token of another repository, are not found", async () => {
    const token = stage.jobToken("read");
    const other = await lsRemote(stage.as(token).replace("acme/app", "acme/other"));
    expect(other.err).toContain("not found");
    const foreign = await lsRemote(stage.as(stage.jobToken("read", "acme/other")));
    expect(foreign.err).toContain("not found");
  });

  test("hooks and config of the machine stay out of the repository", async () => {
    await expect(stat(join(stage.gitDir, "hooks", "pre-receive"))).rejects.toThrow("ENOENT");
    expect(await must(stage.gitDir, "config", "--local", "--list")).not.toContain("hookspath");
  });
});
