import { yamlReader } from "../../../src/adapters/yaml/yaml-reader.ts";
import { CONFIG_PATH, configFromText } from "../../../src/core/config-text.ts";

const problems = (text: string): string[] => {
  try {
    configFromText(text, yamlReader(CONFIG_PATH));
  } catch (error) {
    if (error instanceof Error) return error.message.split("\n").slice(1);
  }
  throw new Error("it was taken");
};

test.each([
  [
    "at the top",
    "model: a\nbugdet:\n  usdPerDay: 1\n",
    "2:1: bugdet: unknown key; did you mean budget?",
  ],
  [
    "inside",
    "budget:\n  usdPerIsue: 1\n",
    "2:3: budget.usdPerIsue: unknown key; did you mean usdPerIssue?",
  ],
  [
    "in one of several shapes",
    "deploy:\n  staging:\n    kind: kubectl\n    manifests: [k8s]\n    namespace: shop\n    workloads: [deployment/shop]\n    namspace: x\n",
    "7:5: deploy.staging.namspace: unknown key; did you mean namespace?",
  ],
  [
    "in a list",
    "deploy:\n  staging:\n    kind: kubectl\n    manifests: [k8s]\n    namespace: shop\n    workloads: [deployment/shop]\n    images:\n      - name: a\n        biuld: [a]\n",
    "9:9: deploy.staging.images.0.biuld: unknown key; did you mean build?",
  ],
  [
    "near to nothing",
    "merge:\n  fast: true\n",
    "2:3: merge.fast: unknown key; known are waitMinutes",
  ],
])("an unknown key %s is named with its place and the name that was meant", (_, text, line) => {
  expect(problems(text)).toEqual([`  ${CONFIG_PATH}:${line}`]);
});

test.each([
  [
    "a wrong value stands where its key is",
    "review:\n  coverageTarget: 900\n",
    "2:3: review.coverageTarget: ",
  ],
  ["an item of a list stands where it is", "bots:\n  - a\n  - 7\n", "3:5: bots.1: "],
  [
    "what is missing is told of at what should have it",
    "deploy:\n  staging:\n    undo: [a]\n",
    "2:3: deploy.staging.deploy: ",
  ],
  ["flow style has columns", "review: { approve: x }\n", "1:11: review.approve: "],
  [
    "an alias leads to where it is written",
    "x-y: &a\n  approve: x\nreview: *a\n",
    "2:3: review.approve: ",
  ],
])("%s", (_, text, start) => {
  expect(problems(text)).toContainEqual(
    expect.stringContaining(`  ${CONFIG_PATH}:${start}`) as unknown,
  );
});

test("every mistake of a file is told at once, each in its line", () => {
  const lines = problems("modell: a\nreview:\n  human: x\n  aprove: 1\n");
  expect(lines.map((line) => line.split(": ")[0]?.trim()).sort()).toEqual(
    ["1:1", "3:3", "4:3"].map((place) => `${CONFIG_PATH}:${place}`),
  );
});

test("a key that would move the cursor is shown without it", () => {
  expect(problems('"\\e[2Jmodel": a\n')[0]).not.toContain("\u001b");
});
