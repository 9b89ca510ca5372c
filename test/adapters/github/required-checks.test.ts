import { githubRequiredChecks } from "../../../src/adapters/github/required-checks.ts";
import { AT } from "../../stage/github/rig.ts";
import { stageClient } from "./stage-client.ts";

let stage: Awaited<ReturnType<typeof stageClient>>;
let sha: string;
let noRules = false;

beforeEach(async () => {
  noRules = false;
  stage = await stageClient({
    stage: {
      rateLimits: { contentPerMinute: 500 },
      intercept: ({ operationId }) =>
        noRules && operationId === "repos/get-branch-rules"
          ? { status: 403, body: { message: "Upgrade to GitHub Pro" } }
          : undefined,
    },
  });
  sha = stage.git.sha("main");
  stage.requests();
});
afterEach(() => stage.close());

const states = async (required = githubRequiredChecks({ ...AT, client: stage.client })) =>
  Object.fromEntries(
    (await required.at({ sha, branch: "main" })).map(({ name, state }) => [name, state]),
  );
const protect = (...checks: string[]) => stage.gitHub.as("grace").protect("main", { checks });
const status = (context: string, state: "pending" | "success" | "failure" | "error") =>
  stage.client.rest.repos.createCommitStatus({ ...AT, sha, context, state });
const check = (name: string, more: object) =>
  stage.client.rest.checks.create({ ...AT, head_sha: sha, name, ...more });

test("where nothing is required nothing more is asked", async () => {
  expect(await states()).toEqual({});
  expect(stage.requests()).toEqual(["GET /branches/main", "GET /rules/branches/main?per_page=100"]);
});

test("statuses and check runs count, of those that are required", async () => {
  await protect("a", "b", "c", "d", "e", "f");
  await status("a", "success");
  await status("b", "error");
  await check("c", { status: "in_progress" });
  await check("d", { conclusion: "skipped" });
  await check("e", { conclusion: "cancelled" });
  await status("not required", "failure");
  expect(await states()).toEqual({
    a: "success",
    b: "failure",
    c: "pending",
    d: "success",
    e: "failure",
    f: "absent",
  });
});

test("the worst of one name counts", async () => {
  await protect("ci");
  await status("ci", "success");
  await check("ci", { conclusion: "failure" });
  expect(await states()).toEqual({ ci: "failure" });
});

test("rulesets require as well as the branch's own protection, and are asked for once", async () => {
  await stage.gitHub.as("grace").protect("main", { checks: ["ci"], reviews: 1, ruleset: true });
  const required = githubRequiredChecks({ ...AT, client: stage.client });
  expect(await states(required)).toEqual({ ci: "absent" });
  stage.requests();
  await states(required);
  expect(stage.requests()).toHaveLength(2);
});

test("a plan without rulesets is no mistake of anybody's", async () => {
  noRules = true;
  await protect("ci");
  expect(await states()).toEqual({ ci: "absent" });
});

test("more check runs than fit on a page are all seen", async () => {
  await protect("z");
  for (let number = 0; number < 100; number += 1)
    await check(`check ${number}`, { conclusion: "success" });
  await check("z", { conclusion: "success" });
  expect(await states()).toEqual({ z: "success" });
});
