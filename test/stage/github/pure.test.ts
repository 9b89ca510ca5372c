import type { CommitRecord } from "../../../src/stage/github/git/history.ts";
import { linkHeader } from "../../../src/stage/github/http/pages.ts";
import { loadGitHubDescription } from "../../../src/stage/github/openapi/github-description.ts";
import { webhookDescription } from "../../../src/stage/github/openapi/description.ts";
import { closedBy } from "../../../src/stage/github/pulls/closing-keywords.ts";
import { mergeMessage } from "../../../src/stage/github/pulls/merge-message.ts";

test.each([
  ["Closes #1", [1]],
  ["fixes: #1, resolved #2 and closed #1", [1, 2]],
  ["Fix octo/shop#3 and fix other/repo#4", [3]],
  ["see #1, Refs #2, closest #3, unfixes #4", []],
])("%s closes %j", (text, numbers) => {
  expect(closedBy(text, "octo/shop")).toEqual(numbers);
});

const commit = (message: string) => ({ message }) as CommitRecord;

test.each([
  ["merge", [], "Merge pull request #7 from octo/x\n\nTitle\n"],
  ["squash", [commit("feat: a\n\nBody")], "feat: a (#7)\n\nBody\n"],
  ["squash", [commit("a"), commit("b")], "Title (#7)\n\n* a\n\n* b\n"],
] as const)("the message of a %s", (method, commits, message) => {
  const input = { method, number: 7, title: "Title", from: "octo/x", commits };
  expect(mergeMessage(input)).toBe(message);
  expect(mergeMessage({ ...input, commitTitle: "T", commitMessage: "" })).toBe("T\n");
});

test("links lead to the neighbours and the ends", () => {
  const url = new URL("http://api/issues?state=all");
  const rels = (page: number): string[] =>
    [
      ...(linkHeader(url, { page, perPage: 2, total: 5 }) ?? "").matchAll(
        /page=(\d)>; rel="(\w+)"/g,
      ),
    ].map(([, number, rel]) => `${rel ?? ""} ${number ?? ""}`);
  expect(rels(1)).toEqual(["next 2", "last 3"]);
  expect(rels(2)).toEqual(["prev 1", "next 3", "last 3", "first 1"]);
  expect(rels(3)).toEqual(["prev 2", "first 1"]);
  expect(linkHeader(url, { page: 1, perPage: 2, total: 2 })).toBeUndefined();
});

describe("GitHub's description", () => {
  const { rest, router, validation } = loadGitHubDescription();

  test.each([
    ["GET", "/repos/o/r/issues/comments/5", "issues/get-comment"],
    ["GET", "/repos/o/r/issues/5/comments", "issues/list-comments"],
    ["GET", "/repos/o/r/releases/latest", "repos/get-latest-release"],
    ["GET", "/repos/o/r/releases/5", "repos/get-release"],
    ["GET", "/repos/o/r/contents/a/b%20c.md", "repos/get-content"],
    ["GET", "/repos/o/r/contents", "repos/get-content"],
    ["GET", "/repos/o/r/git/ref/heads/a/b", "git/get-ref"],
    ["GET", "/repos/o/r/branches/a/b/protection", "repos/get-branch-protection"],
    ["GET", "/repos/o/r/commits/a/b/check-runs", "checks/list-for-ref"],
    ["GET", "/repos/o/r/issues/1/labels", "issues/list-labels-on-issue"],
    ["DELETE", "/repos/o/r/issues/1/labels/a%2Fb", "issues/remove-label"],
    ["POST", "/repos/o/r/nonsense", undefined],
  ])("%s %s is %s", (method, path, operation) => {
    expect(router.match(method, path)?.route.operation.operationId).toBe(operation);
  });

  test("every schema in it compiles", () => {
    for (const [template, item] of Object.entries(rest.paths))
      for (const [method, operation] of Object.entries(item)) {
        const route = { method, template, operation };
        validation.parameters(route, "path", {});
        validation.parameters(route, "query", {});
        validation.body(route, {});
        for (const status of Object.keys(operation.responses ?? {}))
          validation.response(route, Number(status), {});
      }
    for (const name of Object.keys(webhookDescription().webhooks))
      expect(validation.webhook(name, {})).not.toEqual([]);
  });

  test("it is small and without prose", () => {
    const text = JSON.stringify([rest, webhookDescription()]);
    expect(text.length).toBeLessThan(1_500_000);
    expect(text).not.toMatch(/"(description|summary|externalDocs|x-github)":"/);
  });
});
