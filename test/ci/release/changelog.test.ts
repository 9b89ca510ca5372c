import fc from "fast-check";
import { changeOf, type Change } from "../../../.ci/release/change.ts";
import {
  newestSection,
  sectionOf,
  unnamed,
  withSection,
  type Section,
} from "../../../.ci/release/changelog.ts";

const sha = fc.stringMatching(/^[0-9a-f]{40}$/);
const word = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1 }),
  fc.constantFrom("## 9.9.9", "\n## 9.9.9\n", "- x", "<!--", "`", "](", "@ada"),
);
const change: fc.Arbitrary<Change> = fc
  .record({ sha, type: fc.constantFrom("feat", "fix!", "perf(a)"), text: word })
  .map(({ sha: id, type, text }) => changeOf({ sha: id, message: `${type}: x${text}` }))
  .filter((made) => made !== undefined);
const section: fc.Arbitrary<Section> = fc
  .record({
    version: fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)).map((parts) => parts.join(".")),
    changes: fc.array(change, { minLength: 1, maxLength: 6 }),
  })
  .map((made) => sectionOf({ ...made, date: "2026-03-01" }));

test("whatever commits say, each release is found again whole, in its order", () => {
  fc.assert(
    fc.property(fc.array(section, { minLength: 1, maxLength: 5 }), (sections) => {
      let changelog = "";
      for (const added of sections) {
        changelog = withSection(changelog, added);
        const found = newestSection(changelog);
        expect(found?.version).toBe(added.version);
        expect(found?.notes).toBe(added.notes);
      }
      const versions = [...changelog.matchAll(/^## (.*) \(/gm)].map(([, version]) => version);
      expect(versions).toEqual(sections.map(({ version }) => version).reverse());
    }),
  );
});

test("a section names all its commits, and one that is prepared anew takes the old one's place", () => {
  fc.assert(
    fc.property(section, fc.array(change, { minLength: 1 }), section, (older, changes, newer) => {
      const first = sectionOf({ version: "99.0.0", date: "2026-03-01", changes });
      expect(unnamed(first, changes)).toEqual([]);
      const before = withSection(withSection("", older), first);
      const open = newestSection(before);
      const after = withSection(before, newer, open);
      expect(after).toBe(withSection(withSection("", older), newer));
    }),
  );
});

test("words above the releases are people's, and stay", () => {
  const own = "# What is new\n\nOur words.\n\n## How we count\n\nSo.\n";
  const made = sectionOf({ version: "1.0.0", date: "2026-03-01", changes: [] });
  expect(withSection(own, made)).toMatch(
    /^# What is new\n\nOur words\.\n\n## How we count\n\nSo\.\n\n## 1\.0\.0 \(/,
  );
  expect(newestSection(own)).toBeUndefined();
});
