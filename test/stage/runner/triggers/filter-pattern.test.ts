import { matchesPatterns } from "../../../../src/stage/runner/triggers/filter-pattern.ts";

// The examples of GitHub's "filter pattern cheat sheet".
test.each([
  ["feature/*", "feature/my-branch", true],
  ["feature/*", "feature/beta-a/my-branch", false],
  ["feature/**", "feature/beta-a/my-branch", true],
  ["**", "all/the/branches", true],
  ["*feature", "mona-feature", true],
  ["v2*", "v2.9", true],
  ["v[12].[0-9]+.[0-9]+", "v1.10.1", true],
  ["v[12].[0-9]+.[0-9]+", "v3.1.1", false],
  ["*.jsx?", "page.js", true],
  ["*.jsx?", "page.jsx", true],
  ["**.js", "js/index.js", true],
  ["docs/*", "docs/a/b.md", false],
  ["**/docs/**", "docs/hello.md", true],
  ["**/docs/**", "dir/docs/my-file.txt", true],
  ["**/README.md", "js/README.md", true],
  ["**/*src/**", "a/src/app.js", true],
  ["**/migrate-*.sql", "db/migrate-v1.0.sql", true],
])("%s on %s: %s", (pattern, value, expected) => {
  expect(matchesPatterns(value, [pattern])).toBe(expected);
});
