import { readFileSync } from "node:fs";
import { withSchemaLine, writtenFor } from "../../../src/core/adopt/written-for.ts";

const SHA = "0123456789".repeat(4);
const released = { repository: "acme/miyabi", ref: SHA, version: "v1.4.0" };
const example = (name: string): string => readFileSync(`examples/${name}`, "utf8");

test.each([
  ["caller.yml", "miyabi.yml", "# Label an issue trigger:agent-execute, and Miyabi takes it on."],
  ["sweep.yml", "sweep.yml", "# Twice an hour labels are repaired and sessions that stood"],
])(
  "%s is written as it is, but for the pinned commit and the line that says where to copy it",
  (name, called, first) => {
    const before = example(name).split("\n");
    const after = writtenFor(released, example(name)).split("\n");
    const changed = after.flatMap((line, at) => (line === before[at] ? [] : [line]));
    expect(after).toHaveLength(before.length);
    expect(changed).toEqual([
      first,
      `    uses: acme/miyabi/.github/workflows/${called}@${SHA} # v1.4.0`,
    ]);
  },
);

test("no placeholder is left in anything that is written, and a tag has no comment", () => {
  for (const name of ["caller.yml", "sweep.yml", "init/miyabi.yml", "init/issue-form.yml"]) {
    const text = writtenFor({ repository: "acme/miyabi", ref: "v1" }, example(name));
    expect([name, text]).toEqual([name, expect.not.stringMatching(/OWNER|@v1 #/)]);
  }
});

test("of settings that people wrote only the line for editors changes", () => {
  const start = "# yaml-language-server: $schema=https://x/2.json\n# more\n";
  expect(withSchemaLine("model: a\n", start)).toBe(
    "# yaml-language-server: $schema=https://x/2.json\nmodel: a\n",
  );
  const old = "# mine\n# yaml-language-server: $schema=https://x/1.json\nmodel: a\n";
  const renewed = withSchemaLine(old, start);
  expect(renewed).toBe("# mine\n# yaml-language-server: $schema=https://x/2.json\nmodel: a\n");
  expect(withSchemaLine(renewed, start)).toBe(renewed);
});
