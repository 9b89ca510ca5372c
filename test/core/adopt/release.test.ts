import { readFileSync } from "node:fs";
import { parseSource, sourceIn, sourceOf } from "../../../src/core/adopt/release.ts";
import { writtenFor } from "../../../src/core/adopt/written-for.ts";

const SHA = "a".repeat(40);
const release = { repository: "acme/miyabi", version: "v1.4.0", sha: SHA };

test.each([
  ["acme/miyabi", { repository: "acme/miyabi" }],
  [`acme/miyabi@${SHA}`, { repository: "acme/miyabi", ref: SHA }],
  ["acme/miyabi@v1", { repository: "acme/miyabi", ref: "v1" }],
  ["acme", undefined],
  ["acme/miyabi@", undefined],
  ["acme/miyabi@a b", undefined],
  ["https://github.com/acme/miyabi", undefined],
])("%s names a source, or none", (text, source) => {
  expect(parseSource(text)).toEqual(source);
});

test.each([
  ["a release names its own commit", { release }, { ref: SHA, version: "v1.4.0" }],
  [
    "what was asked for comes first",
    { asked: { repository: "a/b", ref: "x" }, release },
    { repository: "a/b", ref: "x" },
  ],
  [
    "a release knows its own repository's commit",
    { asked: { repository: "acme/miyabi" }, release },
    { ref: SHA },
  ],
  [
    "of a fork the release's commit says nothing",
    { asked: { repository: "a/b" }, release },
    { repository: "a/b", ref: "v1" },
  ],
  [
    "a checkout without a release keeps what is called now",
    { present: { repository: "acme/miyabi", ref: SHA }, checkout: "a/b" },
    { repository: "acme/miyabi", ref: SHA },
  ],
  [
    "a release replaces what is called now",
    { release, present: { repository: "acme/miyabi", ref: "v0" } },
    { ref: SHA },
  ],
  ["a checkout has no release", { checkout: "a/b" }, { repository: "a/b", ref: "v1" }],
])("%s", (_, known, source) => {
  expect(sourceOf(known)).toMatchObject(source);
});

test("nothing known is nothing to call", () => {
  expect(sourceOf({})).toBeUndefined();
});

test.each([
  { repository: "acme/miyabi", ref: SHA, version: "v1.4.0" },
  { repository: "acme/miyabi", ref: "v1" },
])("what was written is read again: $ref $version", (source) => {
  const caller = writtenFor(source, readFileSync("examples/caller.yml", "utf8"));
  expect(sourceIn(caller)).toEqual(source);
  expect(sourceIn("jobs: {}\n")).toBeUndefined();
});
