import { githubHost } from "../../../.ci/release/github-host.ts";
import { publishRelease } from "../../../.ci/release/publish-release.ts";
import type { Intercept } from "../../../src/stage/github/http/listener.ts";
import { AT, rig, type Rig } from "../../stage/github/rig.ts";

/** Its content is JSON, since the stage's API reads every body as that. */
const FILE = { name: "miyabi-1.0.0.tgz", content: new TextEncoder().encode('"package"') };

let stage: Rig | undefined;
afterEach(() => stage?.close());

/** The stage keeps no files of releases: it takes them and says what GitHub says. */
const takesFiles =
  (taken: string[]): Intercept =>
  ({ method, target }) => {
    const [, name] = /\/releases\/\d+\/assets\?name=(.*)$/.exec(target) ?? [];
    if (method !== "POST" || name === undefined) return undefined;
    taken.push(name);
    return { status: 201, body: {} };
  };

async function open(intercept: Intercept) {
  stage = await rig({ intercept });
  const token = stage.token({ contents: "write" });
  const host = githubHost({ api: stage.gitHub.url, repository: "octo/shop", token });
  return { stage, host };
}

test("a release on GitHub: its tag on the commit, the moving tag beside it, and moved by the next one", async () => {
  const taken: string[] = [];
  const { stage: at, host } = await open(takesFiles(taken));
  const first = at.git.sha("main");
  const notes = "### New\n\n- all of it\n";
  await publishRelease(host, { tag: "v1.0.0", sha: first, notes }, [FILE]);
  expect(taken).toEqual([FILE.name]);
  expect([at.git.sha("v1.0.0"), at.git.sha("v1")]).toEqual([first, first]);

  const { after } = at.git.commit("main", { "README.md": "# More\n" });
  await publishRelease(host, { tag: "v1.1.0", sha: after, notes }, [FILE]);
  expect([at.git.sha("v1.0.0"), at.git.sha("v1.1.0"), at.git.sha("v1")]).toEqual([
    first,
    after,
    after,
  ]);
  const { data } = await at.user("ada").rest.repos.listReleases(AT);
  expect(data.map(({ tag_name, draft, body }) => [tag_name, draft, body])).toEqual([
    ["v1.1.0", false, notes],
    ["v1.0.0", false, notes],
  ]);
});

test("a draft whose files did not arrive is found again, and no second one is made", async () => {
  const taken: string[] = [];
  let down = true;
  const { stage: at, host } = await open((request) =>
    down && request.target.includes("/assets")
      ? { status: 502, body: { message: "Bad gateway" } }
      : takesFiles(taken)(request),
  );
  const text = { tag: "v1.0.0", sha: at.git.sha("main"), notes: "n\n" };
  await expect(publishRelease(host, text, [FILE])).rejects.toThrow("answered 502");
  down = false;
  await publishRelease(host, text, [FILE]);
  expect((await at.user("ada").rest.repos.listReleases(AT)).data).toHaveLength(1);
  expect(taken).toHaveLength(1);
});

test("without the permission GitHub's answer is told", async () => {
  stage = await rig();
  const token = stage.token({ contents: "read" });
  const host = githubHost({ api: stage.gitHub.url, repository: "octo/shop", token });
  const text = { tag: "v1.0.0", sha: stage.git.sha("main"), notes: "n\n" };
  await expect(publishRelease(host, text, [FILE])).rejects.toThrow(
    /POST .*\/releases answered 403/,
  );
});
