import { editYaml } from "../../../src/adapters/yaml/edit-yaml.ts";

const MERGE = { path: ["review", "autoMerge"], value: 92 } as const;

test.each([
  ["an empty text", "", "review:\n  autoMerge: 92\n"],
  [
    "a number that stands there",
    "# ours\nreview:\n    autoMerge: 90   # careful\n    approve: 80\nmodel: x\n",
    "# ours\nreview:\n    autoMerge: 92   # careful\n    approve: 80\nmodel: x\n",
  ],
  [
    "a key that is new in its section",
    "review:\n    approve: 80 # points\n\n# next\nprojects: {ignore: [a/**,   b]}\n",
    "review:\n    approve: 80 # points\n    autoMerge: 92\n\n# next\nprojects: {ignore: [a/**,   b]}\n",
  ],
  [
    "a section that is new, after a last line without an end",
    "projects:\n  ignore: [a/**] # what",
    "projects:\n  ignore: [a/**] # what\nreview:\n  autoMerge: 92\n",
  ],
  [
    "a number in a section in braces",
    "review: { approve: 80, autoMerge: 90 } # x\n",
    "review: { approve: 80, autoMerge: 92 } # x\n",
  ],
  [
    "a new key in a section in braces",
    "# top\nreview: { approve: 80 }\n",
    "# top\nreview: { approve: 80, autoMerge: 92 }\n",
  ],
])("%s", (_what, before, after) => {
  expect(editYaml(before, [MERGE])).toBe(after);
});
