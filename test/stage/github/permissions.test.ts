import { type Permissions, type Scope, uniform } from "../../../src/stage/contract/permissions.ts";
import { ACTIONS_BOT, type Principal, type Role } from "../../../src/stage/contract/tokens.ts";
import { permit } from "../../../src/stage/github/access/permit.ts";
import { type Rule, RULES } from "../../../src/stage/github/access/rules.ts";
import { restDescription } from "../../../src/stage/github/openapi/description.ts";
import { AT, refusal, rig } from "./rig.ts";

const job = (permissions: Partial<Permissions>): Principal => ({
  kind: "job",
  account: ACTIONS_BOT,
  permissions: { ...uniform("none"), ...permissions },
  repository: "octo/shop",
  runId: 1,
  jobId: 1,
  jobName: "j",
});

const user = (role: Role): Principal => ({
  kind: "user",
  account: { login: "u", id: 1, type: "User" },
  role,
});

const allows = (rule: Rule, principal: Principal, onPull = false): boolean => {
  try {
    permit(rule, principal, () => onPull);
    return true;
  } catch {
    return false;
  }
};

const rules: [string, Rule][] = Object.entries(RULES);

describe.each(rules)("%s", (_, rule) => {
  test("a job with every permission but one of those needed is refused", () => {
    expect(allows(rule, job(uniform("write")))).toBe(!rule.job.includes("never"));
    for (const need of rule.job) {
      if (need === "never") continue;
      const [subject, level] = need.split(":") as [string, "read" | "write"];
      const scopes = (
        { issue: ["issues", "pull-requests"], labels: ["issues", "pull-requests"] } as Record<
          string,
          Scope[]
        >
      )[subject] ?? [subject as Scope];
      const below = level === "write" ? "read" : "none";
      const lacking = Object.fromEntries(scopes.map((scope) => [scope, below]));
      expect(allows(rule, job({ ...uniform("write"), ...lacking }), true)).toBe(false);
    }
  });

  test("people need their role", () => {
    const roles: Role[] = ["none", "read", "triage", "write", "maintain", "admin"];
    const allowed = roles.filter((role) => allows(rule, user(role)));
    const { user: least } = rule;
    const nobody = least === "app" || least === "jwt";
    expect(allowed).toEqual(nobody ? [] : roles.slice(roles.indexOf(least)));
  });
});

test("the number of a pull request takes either permission, an issue's only its own", () => {
  const rule = RULES["issues/add-labels"];
  expect(allows(rule, job({ "pull-requests": "write" }), true)).toBe(true);
  expect(allows(rule, job({ "pull-requests": "write" }), false)).toBe(false);
  expect(allows(rule, job({ issues: "write" }), true)).toBe(true);
});

test("every rule is for an operation that GitHub describes in full, and the other way round", () => {
  const described = Object.values(restDescription().paths)
    .flatMap((item) => Object.values(item))
    .filter(({ responses }) => responses !== undefined)
    .map(({ operationId }) => operationId);
  expect(Object.keys(RULES).sort()).toEqual(described.sort());
});

test("over HTTP a missing permission is 403 in GitHub's words, by role where a person asks", async () => {
  const stage = await rig();
  const issue = { ...AT, title: "x", labels: ["a"] };
  expect(await refusal(stage.job({ contents: "write" }).rest.issues.create(issue))).toEqual({
    status: 403,
    message: "Resource not accessible by integration - https://docs.github.com/rest",
  });
  const eve = stage.user("eve").rest.issues;
  const { data } = await eve.create(issue);
  expect(data.labels).toEqual([]);
  const at = { ...AT, issue_number: 1 };
  expect(await refusal(eve.addLabels({ ...at, labels: ["a"] }))).toMatchObject({ status: 403 });
  await stage.user("tim").rest.issues.addLabels({ ...at, labels: ["a"] });
  await eve.update({ ...at, state: "closed" });
  expect(
    await refusal(stage.user("bob").rest.issues.update({ ...at, state: "open" })),
  ).toMatchObject({
    status: 403,
  });
  expect(await refusal(stage.user("mallory").rest.issues.get(at))).toMatchObject({ status: 403 });
  await stage.close();
});
