import { releaseId, releaseText } from "../../../src/core/deploy/release-id.ts";

test("a release is named by its issue and commit, and is read back with its issue", () => {
  const release = releaseId({ issue: 500, sha: "0a1b2c3d4e5f".padEnd(40, "0") });
  expect(release).toBe("500-0a1b2c3d4e5f");
  expect(releaseText(release)).toBe("release 500-0a1b2c3d4e5f of #500");
});

test.each([
  ["0-first", "release 0-first"],
  ["@everyone [x](y)", "a release of another name"],
  ["x".repeat(81), "a release of another name"],
])("%s has no issue", (release, text) => {
  expect(releaseText(release)).toBe(text);
});
