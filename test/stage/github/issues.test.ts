import { AT, refusal, rig, type Rig } from "./rig.ts";

let stage: Rig;
beforeEach(async () => {
  stage = await rig();
});
afterEach(() => stage.close());

describe("issues", () => {
  test("are created, read, changed and closed", async () => {
    const { rest } = stage.job();
    const { data: issue } = await rest.issues.create({
      ...AT,
      title: "Add login",
      body: "Please",
      labels: ["type:feature"],
      assignees: ["ada"],
    });
    expect(issue).toMatchObject({ number: 1, title: "Add login", state: "open", comments: 0 });
    expect(issue.user?.login).toBe("github-actions[bot]");
    const { data: closed } = await rest.issues.update({
      ...AT,
      issue_number: 1,
      title: "Add a login",
      state: "closed",
      state_reason: "not_planned",
    });
    expect(closed).toMatchObject({
      title: "Add a login",
      state: "closed",
      state_reason: "not_planned",
    });
    expect((await rest.issues.get({ ...AT, issue_number: 1 })).data.closed_at).toBe(
      "2026-03-01T09:00:00Z",
    );
    expect(stage.eventNames()).toEqual([
      "issues.opened",
      "label.created",
      "issues.labeled",
      "issues.assigned",
      "issues.edited",
      "issues.closed",
    ]);
    const { data: reopened } = await rest.issues.update({ ...AT, issue_number: 1, state: "open" });
    expect(reopened).toMatchObject({ state: "open", state_reason: "reopened", closed_at: null });
  });

  test("are listed by state and by all of the labels named", async () => {
    const { rest } = stage.job();
    for (const labels of [["a"], ["a", "b"], ["b"]])
      await rest.issues.create({ ...AT, title: labels.join(), labels });
    await rest.issues.update({ ...AT, issue_number: 3, state: "closed" });
    const numbers = async (query: object): Promise<number[]> =>
      (await rest.issues.listForRepo({ ...AT, ...query })).data.map(({ number }) => number);
    expect(await numbers({})).toEqual([2, 1]);
    expect(await numbers({ state: "all", labels: "b", direction: "asc" })).toEqual([2, 3]);
    expect(await numbers({ labels: "a,B" })).toEqual([2]);
    expect(await numbers({ assignee: "*" })).toEqual([]);
  });

  test("answer 404 for an unknown number and another repository, 422 for a missing title", async () => {
    const { rest } = stage.job();
    expect(await refusal(rest.issues.get({ ...AT, issue_number: 9 }))).toMatchObject({
      status: 404,
    });
    expect(
      await refusal(rest.issues.get({ owner: "x", repo: "y", issue_number: 1 })),
    ).toMatchObject({
      status: 404,
    });
    const untitled = stage.job().request("POST /repos/octo/shop/issues", { body: "?" });
    expect(await refusal(untitled)).toMatchObject({ status: 422 });
    expect(await refusal(rest.issues.create({ ...AT, title: " " }))).toMatchObject({ status: 422 });
  });

  test("search knows the usual qualifiers", async () => {
    const { rest } = stage.job();
    await rest.issues.create({ ...AT, title: "Login fails", labels: ["state:done"] });
    await rest.issues.create({ ...AT, title: "Logout", body: "login again" });
    const found = async (q: string): Promise<number[]> =>
      (await rest.search.issuesAndPullRequests({ q })).data.items.map(({ number }) => number);
    expect(await found('repo:octo/shop is:issue is:open label:"state:done"')).toEqual([1]);
    expect(await found("repo:octo/shop login -label:state:done")).toEqual([2]);
    expect(await found("repo:octo/shop is:closed")).toEqual([]);
  });

  test("take sub-issues, with one parent each", async () => {
    const { rest } = stage.job();
    const ids = [];
    for (const title of ["parent", "child", "other"])
      ids.push((await rest.issues.create({ ...AT, title })).data.id);
    const child = { ...AT, sub_issue_id: ids[1] ?? 0 };
    await rest.issues.addSubIssue({ ...child, issue_number: 1 });
    expect((await rest.issues.listSubIssues({ ...AT, issue_number: 1 })).data[0]?.number).toBe(2);
    expect((await rest.issues.getParent({ ...AT, issue_number: 2 })).data.number).toBe(1);
    expect(await refusal(rest.issues.addSubIssue({ ...child, issue_number: 3 }))).toMatchObject({
      status: 422,
    });
    await rest.issues.removeSubIssue({ ...child, issue_number: 1 });
    expect(await refusal(rest.issues.getParent({ ...AT, issue_number: 2 }))).toMatchObject({
      status: 404,
    });
  });

  test("take assignees with a role and ignore strangers", async () => {
    const { rest } = stage.job();
    await rest.issues.create({ ...AT, title: "x" });
    const { data } = await rest.issues.addAssignees({
      ...AT,
      issue_number: 1,
      assignees: ["ada", "stranger"],
    });
    expect(data.assignees?.map(({ login }) => login)).toEqual(["ada"]);
    await rest.issues.removeAssignees({ ...AT, issue_number: 1, assignees: ["ada"] });
    const { data: people } = await rest.issues.listAssignees(AT);
    expect(people.map(({ login }) => login)).toEqual(["octo", "ada", "grace", "tim"]);
    await rest.issues.checkUserCanBeAssigned({ ...AT, assignee: "ada" });
    expect(
      await refusal(rest.issues.checkUserCanBeAssigned({ ...AT, assignee: "eve" })),
    ).toMatchObject({
      status: 404,
    });
  });
});

describe("labels", () => {
  test("are created once, by name without regard to case", async () => {
    const { rest } = stage.job();
    const label = { name: "state:done", color: "2EA44F", description: "Finished" };
    expect((await rest.issues.createLabel({ ...AT, ...label })).data).toMatchObject(label);
    expect(await refusal(rest.issues.createLabel({ ...AT, name: "State:Done" }))).toMatchObject({
      status: 422,
      message: expect.stringContaining("already_exists") as string,
    });
    await rest.issues.updateLabel({ ...AT, name: "state:done", new_name: "state:over" });
    expect((await rest.issues.getLabel({ ...AT, name: "state:over" })).data.color).toBe("2EA44F");
    await rest.issues.deleteLabel({ ...AT, name: "state:over" });
    expect((await rest.issues.listLabelsForRepo(AT)).data).toEqual([]);
    expect(stage.eventNames()).toEqual(["label.created", "label.edited", "label.deleted"]);
  });

  test("unknown ones are created in grey when an issue gets them", async () => {
    const { rest } = stage.job();
    await rest.issues.create({ ...AT, title: "x" });
    await rest.issues.addLabels({ ...AT, issue_number: 1, labels: ["🔍 state:analyzing", "b"] });
    const { data: label } = await rest.issues.getLabel({ ...AT, name: "🔍 state:analyzing" });
    expect(label.color).toBe("ededed");
    await rest.issues.setLabels({ ...AT, issue_number: 1, labels: ["b", "c"] });
    await rest.issues.removeLabel({ ...AT, issue_number: 1, name: "c" });
    expect(
      await refusal(rest.issues.removeLabel({ ...AT, issue_number: 1, name: "c" })),
    ).toMatchObject({
      status: 404,
      message: expect.stringContaining("Label does not exist") as string,
    });
    const { data: labels } = await rest.issues.listLabelsOnIssue({ ...AT, issue_number: 1 });
    expect(labels.map(({ name }) => name)).toEqual(["b"]);
    expect(stage.eventNames().filter((name) => name.startsWith("issues."))).toEqual([
      "issues.opened",
      "issues.labeled",
      "issues.labeled",
      "issues.unlabeled",
      "issues.labeled",
      "issues.unlabeled",
    ]);
    await rest.issues.removeAllLabels({ ...AT, issue_number: 1 });
    const { data: timeline } = await rest.issues.listEvents({ ...AT, issue_number: 1 });
    expect(timeline).toHaveLength(6);
  });
});

describe("comments", () => {
  test("are written, edited, reacted to and deleted", async () => {
    const { rest } = stage.job();
    await rest.issues.create({ ...AT, title: "x" });
    const { data: comment } = await rest.issues.createComment({
      ...AT,
      issue_number: 1,
      body: "one",
    });
    const at = { ...AT, comment_id: comment.id };
    await rest.issues.updateComment({ ...at, body: "two" });
    expect((await rest.issues.getComment(at)).data.body).toBe("two");
    const first = await rest.reactions.createForIssueComment({ ...at, content: "rocket" });
    const again = await rest.reactions.createForIssueComment({ ...at, content: "rocket" });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect((await rest.issues.getComment(at)).data.reactions?.rocket).toBe(1);
    expect((await rest.reactions.listForIssueComment(at)).data).toHaveLength(1);
    await rest.reactions.deleteForIssueComment({ ...at, reaction_id: first.data.id });
    await rest.reactions.createForIssue({ ...AT, issue_number: 1, content: "eyes" });
    expect((await rest.reactions.listForIssue({ ...AT, issue_number: 1 })).data).toHaveLength(1);
    const { data: story } = await rest.issues.listEventsForTimeline({ ...AT, issue_number: 1 });
    expect(story.map(({ event }) => event)).toEqual(["commented"]);
    expect((await rest.issues.listCommentsForRepo(AT)).data).toHaveLength(1);
    await rest.issues.deleteComment(at);
    expect((await rest.issues.listComments({ ...AT, issue_number: 1 })).data).toEqual([]);
    expect(stage.eventNames()).toEqual([
      "issues.opened",
      "issue_comment.created",
      "issue_comment.edited",
      "issue_comment.deleted",
    ]);
  });

  test("on a locked issue need write access", async () => {
    const grace = stage.user("grace");
    await grace.rest.issues.create({ ...AT, title: "x" });
    await grace.rest.issues.lock({ ...AT, issue_number: 1, lock_reason: "spam" });
    const comment = { ...AT, issue_number: 1, body: "!" };
    expect(await refusal(stage.user("eve").rest.issues.createComment(comment))).toMatchObject({
      status: 403,
    });
    await stage.user("ada").rest.issues.createComment(comment);
    await grace.rest.issues.unlock({ ...AT, issue_number: 1 });
    await stage.user("eve").rest.issues.createComment(comment);
  });

  test("since shows what was changed later", async () => {
    const { rest } = stage.job();
    await rest.issues.create({ ...AT, title: "x" });
    await rest.issues.createComment({ ...AT, issue_number: 1, body: "old" });
    stage.pass(60_000);
    await rest.issues.createComment({ ...AT, issue_number: 1, body: "new" });
    const since = "2026-03-01T09:00:30Z";
    const { data } = await rest.issues.listComments({ ...AT, issue_number: 1, since });
    expect(data.map(({ body }) => body)).toEqual(["new"]);
  });
});
