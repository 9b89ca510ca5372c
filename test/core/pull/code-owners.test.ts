import { pathMatcher } from "../../../src/adapters/files/path-matcher.ts";
import { ownersOf, parseCodeOwners } from "../../../src/core/pull/code-owners.ts";

const owners = (text: string, ...paths: string[]): string[] =>
  ownersOf(parseCodeOwners(text), paths, pathMatcher);

/** GitHub's own example file, shortened: https://docs.github.com/articles/about-code-owners */
const EXAMPLE = `# Each line is a file pattern followed by one or more owners.
*       @global-owner1 @global-owner2
*.js    @js-owner #This is an inline comment.
*.go docs@example.com
*.txt @octo-org/octocats
/build/logs/ @doctocat
docs/* docs@example.com
apps/ @octocat
/docs/ @doctocat
/scripts/ @doctocat @octocat
**/logs @octocat2
/apps/ @octocat
/apps/github
`;

test.each([
  ["README.md", ["@global-owner1", "@global-owner2"]],
  ["src/deep/.hidden", ["@global-owner1", "@global-owner2"]],
  ["src/app.js", ["@js-owner"]],
  ["lib/a.go", ["docs@example.com"]],
  ["a.txt", ["@octo-org/octocats"]],
  ["build/logs/x/y.log", ["@octocat2"]],
  ["other/build/logs/x", ["@octocat2"]],
  ["deep/apps/x.js", ["@octocat"]],
  ["docs/build-app/troubleshooting.md", ["@doctocat"]],
  ["scripts/run.sh", ["@doctocat", "@octocat"]],
  ["apps/web/index.html", ["@octocat"]],
  ["apps/github", []],
  ["apps/github/app.js", []],
])("GitHub's example: %s is owned by %p", (path, expected) => {
  expect(owners(EXAMPLE, path)).toEqual(expected);
});

test("`folder/*` owns what lies directly in it, and no more", () => {
  expect(owners("docs/* @a", "docs/getting-started.md")).toEqual(["@a"]);
  expect(owners("docs/* @a", "docs/build-app/x.md", "more/docs/x.md")).toEqual([]);
});

test("a name without a slash owns files and folders of that name at any depth", () => {
  expect(owners("logs @a", "x/logs/y/z", "logs")).toEqual(["@a"]);
  expect(owners("logs @a", "x/logs.txt", "xlogs/y")).toEqual([]);
});

test("letter case counts, and what other globs know is plain", () => {
  expect(owners("README.md @a", "readme.md")).toEqual([]);
  expect(owners("a{b,c}+(d).js @a", "ab.js", "abd.js")).toEqual([]);
  expect(owners("a{b,c}+(d).js @a", "x/a{b,c}+(d).js")).toEqual(["@a"]);
  expect(owners("/my\\ folder/ @a", "my folder/x")).toEqual(["@a"]);
  expect(owners("a?.md @a", "ab.md")).toEqual(["@a"]);
});

test.each([
  ["a negation", "!*.md @b"],
  ["a range", "*.[ab] @b"],
  ["an escaped #", "\\#x @b"],
  ["somebody who is no owner", "*.md @b nobody"],
])("a line with %s is left out, the others count", (_, line) => {
  expect(owners(`* @a\n${line}\n`, "x.md", "#x", "x.a")).toEqual(["@a"]);
});

test("owners of several files are named once, whatever their letter case", () => {
  expect(owners("*.a @Ada @bob\n*.b @ada", "1.a", "2.b", "3.a")).toEqual(["@Ada", "@bob"]);
});

test("a file larger than GitHub reads owns nothing", () => {
  expect(parseCodeOwners(`* @a\n${"#".repeat(3 * 1024 * 1024)}`)).toEqual([]);
});
