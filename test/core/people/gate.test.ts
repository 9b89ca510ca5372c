import { parseConfig } from "../../../src/core/config.ts";
import { gateOf, isSingleTask, variationOf } from "../../../src/core/people/gate.ts";
import { boundedComplexity, complexityFloor } from "../../../src/core/issue/complexity.ts";

const { gates } = parseConfig({});

test.each([
  [0, "go"],
  [4.9, "go"],
  [5, "notify"],
  [7, "notify"],
  [7.1, "approve"],
  [10, "approve"],
])("complexity %p: %s", (complexity, gate) => {
  expect(gateOf(complexity, gates)).toBe(gate);
});

test.each([
  [2.9, "P2-Medium", "low", true],
  [3, "P2-Medium", "standard", false],
  [7.1, "P1-High", "high", false],
  [2, "P0-Critical", "hotfix", true],
  [9, "P0-Critical", "hotfix", true],
] as const)("complexity %p with %s is %s", (complexity, priority, variation, single) => {
  expect(variationOf({ complexity, priority }, gates)).toBe(variation);
  expect(isSingleTask(variation)).toBe(single);
});

test.each([
  ["Add user authentication", 5],
  ["ユーザー認証を追加する", 5],
  ["Add a database migration for orders", 5],
  ["This is a breaking change of the API", 6],
  ["Change the kubernetes ingress", 5],
  ["Edit .github/workflows/ci.yml", 5],
  ["Fix a typo in the README", 0],
  ["The author of the article is missing", 0],
])("%j asks for at least %p", (text, floor) => {
  expect(complexityFloor(text).complexity).toBe(floor);
});

test("a model cannot talk an authentication change down, and the reason is told", () => {
  const bounded = boundedComplexity(
    { complexity: 1, reasons: ["tiny"] },
    "Change how JWT tokens are checked",
  );
  expect(bounded).toEqual({
    complexity: 5,
    reasons: ["tiny", "The text speaks of security or authentication: at least 5."],
  });
});

test("a higher judgement of the model stands", () => {
  expect(boundedComplexity({ complexity: 8, reasons: [] }, "authentication").complexity).toBe(8);
});
