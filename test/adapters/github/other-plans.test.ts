import { githubIssues } from "../../../src/adapters/github/issues.ts";
import { githubOtherPlans } from "../../../src/adapters/github/other-plans.ts";
import { filesLine } from "../../../src/core/plan/planned-files.ts";
import { plan, task } from "../../fakes/records.ts";
import { AT } from "../../stage/github/rig.ts";
import { stageClient } from "./stage-client.ts";

let stage: Awaited<ReturnType<typeof stageClient>>;
beforeEach(async () => {
  stage = await stageClient();
  stage.git.commit("main", { "README.md": "shop\n" });
});
afterEach(() => stage.close());

const line = (file: string): string => filesLine(plan(task(1, { files: [file] })));

test("plans of other open issues at work are read from their comments, in two requests", async () => {
  const ada = stage.gitHub.as("ada");
  const issues = githubIssues({ ...AT, client: stage.client });
  const labels = ["🔨 state:implementing", "state:reviewing", "state:done", "state:implementing"];
  for (const [at, label] of labels.entries()) {
    const number = at + 1;
    await ada.createIssue({ title: `Issue ${number}`, body: "" });
    await ada.addLabels(number, label);
    const body = `The plan.\n${line(`src/${number}.ts`)}`;
    await issues.upsertComment({ issue: number, key: "plan", body, knownId: undefined });
  }
  // Somebody else's comment with our mark is not ours.
  await ada.comment(2, `<!-- miyabi:2:plan -->\n${line("forged.ts")}`);
  stage.requests();
  const others = githubOtherPlans({ ...AT, client: stage.client });
  expect(await others.atWork(4)).toEqual([
    { issue: 2, files: ["src/2.ts"] },
    { issue: 1, files: ["src/1.ts"] },
  ]);
  expect(stage.requests()).toHaveLength(2);
});

test("where nothing else is at work one request is enough", async () => {
  await stage.gitHub.as("ada").createIssue({ title: "Alone", body: "" });
  stage.requests();
  expect(await githubOtherPlans({ ...AT, client: stage.client }).atWork(1)).toEqual([]);
  expect(stage.requests()).toHaveLength(1);
});
