import { githubIssues } from "../../../src/adapters/github/issues.ts";
import { AT } from "../../stage/github/rig.ts";
import { stageClient } from "./stage-client.ts";

type Stage = Awaited<ReturnType<typeof stageClient>>;
let stage: Stage;
/** What happens to the next requests with a method, in order. */
let faults: { method: string; verdict: "lost-reply" | "reset" | { status: number } }[];

beforeEach(async () => {
  faults = [];
  stage = await stageClient({
    stage: {
      intercept: ({ method }) => {
        const index = faults.findIndex((fault) => fault.method === method);
        return index < 0 ? undefined : faults.splice(index, 1)[0]?.verdict;
      },
    },
  });
  await stage.gitHub.as("ada").createIssue({ title: "Add login", body: "Please", labels: ["ui"] });
  stage.requests();
});
afterEach(() => stage.close());
const issues = () => githubIssues({ client: stage.client, ...AT });
const bodies = async (): Promise<(string | undefined)[]> =>
  (await stage.client.rest.issues.listComments({ ...AT, issue_number: 1 })).data.map(
    ({ body }) => body,
  );

describe("reading", () => {
  test("an issue as the agents see it", async () => {
    expect(await issues().read(1)).toMatchObject({
      number: 1,
      title: "Add login",
      body: "Please",
      state: "open",
      locked: false,
      isPullRequest: false,
      author: "ada",
      labels: ["ui"],
    });
  });

  test("an issue that is not there is the user's mistake", async () => {
    await expect(issues().read(99)).rejects.toMatchObject({
      code: "issue_not_found",
      message: expect.stringContaining("Issue #99 does not exist in octo/shop") as unknown,
    });
  });

  test("the newest comments, oldest first, over pages; ours are told from others'", async () => {
    const ada = stage.gitHub.as("ada");
    for (let count = 1; count <= 205; count++) await ada.comment(1, `comment ${count}`);
    await issues().upsertComment({ issue: 1, key: "state", body: "State" });
    stage.requests();
    const newest = await issues().comments(1, 7);
    // The first page tells how many there are; the last has only six of the seven.
    expect(stage.requests()).toEqual(
      [1, 3, 2].map((page) => `GET /issues/1/comments?per_page=100&page=${page}`),
    );
    expect(newest.map(({ body }) => body.split("\n").at(-1))).toEqual([
      ...[200, 201, 202, 203, 204, 205].map((count) => `comment ${count}`),
      "State",
    ]);
    expect(newest.map(({ ours }) => ours)).toEqual([...Array<boolean>(6).fill(false), true]);
    expect((await issues().comments(1, 150)).map(({ body }) => body)).toHaveLength(150);
  });

  test.each([
    ["ada", "write"],
    ["grace", "admin"],
    ["tim", "triage"],
    ["stranger", "read"],
    ["mallory", "none"],
  ])("the role of %s is %s", async (login, role) => {
    expect(await issues().roleOf(login)).toBe(role);
  });

  test("whom GitHub does not know has no role", async () => {
    faults = [{ method: "GET", verdict: { status: 404 } }];
    expect(await issues().roleOf("nobody")).toBe("none");
  });
});

describe("our comment of a key", () => {
  test("is made once, then updated: by its id in one request, by its marker without", async () => {
    const id = await issues().upsertComment({ issue: 1, key: "plan", body: "v1" });
    expect(stage.requests()).toHaveLength(2);
    expect(await issues().upsertComment({ issue: 1, key: "plan", body: "v2", knownId: id })).toBe(
      id,
    );
    expect(stage.requests()).toEqual([`PATCH /issues/comments/${id}`]);
    expect(await issues().upsertComment({ issue: 1, key: "plan", body: "v3" })).toBe(id);
    expect(await bodies()).toEqual(["<!-- miyabi:1:plan -->\nv3"]);
  });

  test("is made again where a person deleted it", async () => {
    const id = await issues().upsertComment({ issue: 1, key: "plan", body: "v1" });
    await stage.client.rest.issues.deleteComment({ ...AT, comment_id: id });
    const again = await issues().upsertComment({ issue: 1, key: "plan", body: "v2", knownId: id });
    expect(again).not.toBe(id);
    expect(await bodies()).toEqual(["<!-- miyabi:1:plan -->\nv2"]);
  });

  test("fault 28: what a person made of it is written over with the next update", async () => {
    const id = await issues().upsertComment({ issue: 1, key: "plan", body: "v1" });
    await stage.client.rest.issues.updateComment({ ...AT, comment_id: id, body: "mine now" });
    expect(await issues().upsertComment({ issue: 1, key: "plan", body: "v2", knownId: id })).toBe(
      id,
    );
    expect(await bodies()).toEqual(["<!-- miyabi:1:plan -->\nv2"]);
  });

  test("is not made twice where the reply was lost", async () => {
    faults = [{ method: "POST", verdict: "lost-reply" }];
    const id = await issues().upsertComment({ issue: 1, key: "plan", body: "v1" });
    expect(await bodies()).toHaveLength(1);
    expect(await issues().upsertComment({ issue: 1, key: "plan", body: "v2" })).toBe(id);
  });

  test("is made after all where the request was lost", async () => {
    faults = [{ method: "POST", verdict: "reset" }];
    await issues().upsertComment({ issue: 1, key: "plan", body: "v1" });
    expect(await bodies()).toHaveLength(1);
  });

  test("is never a stranger's comment with our marker in it", async () => {
    const forged = await stage.gitHub.as("ada").comment(1, "<!-- miyabi:1:plan -->\nforged");
    const id = await issues().upsertComment({ issue: 1, key: "plan", body: "v1" });
    expect(id).not.toBe(forged);
    expect(await bodies()).toEqual([
      "<!-- miyabi:1:plan -->\nforged",
      "<!-- miyabi:1:plan -->\nv1",
    ]);
  });

  test("is cut where GitHub would refuse its length", async () => {
    await issues().upsertComment({ issue: 1, key: "plan", body: "x".repeat(70_000) });
    expect((await bodies())[0]).toMatch(/x\n\n… cut here/);
  });
});

describe("labels", () => {
  test("cost a read, one look at the repository's labels, and one write", async () => {
    const tracker = issues();
    await tracker.relabel(1, { add: ["state:pending"] });
    stage.requests();
    expect(await tracker.relabel(1, { add: ["ready-to-merge", "ui"] })).toEqual([
      "ui",
      "state:pending",
      "ready-to-merge",
    ]);
    expect(stage.requests()).toEqual(["GET /issues/1", "POST /labels", "PUT /issues/1/labels"]);
    const other = issues();
    await other.relabel(1, { add: ["help"] });
    expect(stage.requests()).toEqual([
      "GET /issues/1",
      "GET /labels?per_page=100&page=1",
      "POST /labels",
      "PUT /issues/1/labels",
    ]);
  });

  test("of a group that the issue carries in plain spelling need no look at the repository's", async () => {
    await issues().relabel(1, { add: ["state:pending"] });
    stage.requests();
    await issues().relabel(1, { add: ["state:deploying"] });
    expect(stage.requests()).toEqual([
      "GET /issues/1",
      "PUT /issues/1/labels",
      "PATCH /labels/state:deploying", // GitHub made it, in grey
    ]);
    await issues().relabel(1, { add: ["state:pending"] });
    expect(stage.requests()).toEqual(["GET /issues/1", "PUT /issues/1/labels"]);
  });

  test("that were read a moment ago are not read again", async () => {
    await issues().relabel(1, { add: ["state:pending"] });
    stage.requests();
    await issues().relabel(1, { add: ["state:done"], from: ["ui", "state:pending"] });
    expect(stage.requests()[0]).toBe("PUT /issues/1/labels");
  });

  test("are not written where nothing changes", async () => {
    expect(await issues().relabel(1, { add: ["UI"], remove: ["state:done"] })).toEqual(["ui"]);
    expect(stage.requests()).toEqual(["GET /issues/1"]);
  });

  test("are removed without a look at the repository's", async () => {
    expect(await issues().relabel(1, { remove: ["ui"] })).toEqual([]);
    expect(stage.requests()).toEqual(["GET /issues/1", "DELETE /issues/1/labels"]);
    await issues().relabel(1, { add: ["ui", "type:bug"] });
    expect(await issues().relabel(1, { remove: ["ui"] })).toEqual(["type:bug"]);
  });

  test("get colour and meaning of the table; a repository's own spelling with emoji is used", async () => {
    await stage.client.rest.issues.createLabel({
      ...AT,
      name: "🔍 state:analyzing",
      color: "0E8A16",
    });
    const after = await issues().relabel(1, { add: ["state:analyzing", "type:bug"] });
    expect(after).toEqual(["ui", "🔍 state:analyzing", "type:bug"]);
    const { data } = await stage.client.rest.issues.getLabel({ ...AT, name: "type:bug" });
    expect(data).toMatchObject({
      color: "D73A4A",
      description: "Something that does not work",
    });
  });

  test("never show two states, whichever reply is lost", async () => {
    await issues().relabel(1, { add: ["state:analyzing"] });
    faults = [
      { method: "PUT", verdict: "lost-reply" },
      { method: "POST", verdict: "lost-reply" },
    ];
    const after = await issues().relabel(1, { add: ["state:implementing"] });
    expect(after.filter((name) => name.startsWith("state:"))).toEqual(["state:implementing"]);
  });
});

test("an issue is closed with its reason, also twice", async () => {
  await issues().close(1, "completed");
  await issues().close(1, "completed");
  expect(await issues().read(1)).toMatchObject({ state: "closed" });
});

test("an issue is opened once for its key, also where the reply was lost or it was closed", async () => {
  const incident = {
    key: "incident-1",
    title: "Rollback",
    body: "It went back.",
    labels: ["type:bug"],
  };
  faults = [{ method: "POST", verdict: "reset" }];
  const number = await issues().open(incident);
  faults = [{ method: "POST", verdict: "lost-reply" }];
  const second = await issues().open({ ...incident, key: "incident-2" });
  expect(second).not.toBe(number);
  await issues().close(number, "completed");
  expect(await issues().open(incident)).toBe(number);
  expect((await issues().read(number)).labels).toEqual(["type:bug"]);
});

test("an issue that was opened for a key is found with its state, and looking writes nothing", async () => {
  const key = { key: "incident-1", labels: ["type:deployment"] };
  expect(await issues().opened(key)).toBeUndefined();
  const number = await issues().open({ ...key, title: "Incident", body: "" });
  expect(await issues().opened(key)).toEqual({ number, state: "open" });
  await issues().close(number, "completed");
  stage.requests();
  expect(await issues().opened(key)).toEqual({ number, state: "closed" });
  expect(await issues().opened({ ...key, key: "incident-2" })).toBeUndefined();
  expect(await issues().opened({ ...key, labels: ["type:unheard-of"] })).toBeUndefined();
  expect(stage.requests().filter((request) => !request.startsWith("GET "))).toEqual([]);
});

test("a reaction is there once; a deleted comment is no fault", async () => {
  const id = await stage.gitHub.as("ada").comment(1, "/miyabi status");
  await issues().react(id, "eyes");
  await issues().react(id, "eyes");
  const { data } = await stage.client.rest.reactions.listForIssueComment({ ...AT, comment_id: id });
  expect(data.map(({ content }) => content)).toEqual(["eyes"]);
  await issues().react(id + 1000, "eyes");
});
