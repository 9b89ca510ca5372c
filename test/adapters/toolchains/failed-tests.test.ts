import { failedTests } from "../../../src/adapters/toolchains/failed-tests.ts";

test.each([
  ["/tree/test/a.test.js", "test/a.test.js"],
  ["test/a.test.js", "test/a.test.js"],
  ["/tree", undefined],
  ["/usr/lib/python3/unittest/loader.py", undefined],
  ["../beside.js", undefined],
  ["..hidden.js", "..hidden.js"],
  [undefined, undefined],
])("the file %p of a failed test is %p in the project", (file, expected) => {
  expect(failedTests("/tree", [{ name: "a", file }])).toEqual([
    { name: "a", ...(expected === undefined ? {} : { file: expected }) },
  ]);
});

test("a name is one line of bounded length, and the list is bounded", () => {
  const [first] = failedTests("/tree", [{ name: `one\n  two ${"x".repeat(500)}` }]);
  expect(first?.name).toMatch(/^one two x+$/);
  expect(first?.name).toHaveLength(200);
  expect(
    failedTests(
      "/tree",
      Array.from({ length: 80 }, () => ({ name: "a" })),
    ),
  ).toHaveLength(50);
});
