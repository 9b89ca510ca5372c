import { expandMatrix } from "../../../../src/stage/runner/graph/matrix.ts";

test("the example of GitHub's documentation for include", () => {
  const matrix = {
    fruit: ["apple", "pear"],
    animal: ["cat", "dog"],
    include: [
      { color: "green" },
      { color: "pink", animal: "cat" },
      { fruit: "apple", shape: "circle" },
      { fruit: "banana" },
      { fruit: "banana", animal: "cat" },
    ],
  };
  expect(expandMatrix(matrix)).toEqual([
    { fruit: "apple", animal: "cat", color: "pink", shape: "circle" },
    { fruit: "apple", animal: "dog", color: "green", shape: "circle" },
    { fruit: "pear", animal: "cat", color: "pink" },
    { fruit: "pear", animal: "dog", color: "green" },
    { fruit: "banana" },
    { fruit: "banana", animal: "cat" },
  ]);
});

test("exclude takes away, also by a part of an object; include alone is a matrix", () => {
  expect(
    expandMatrix({
      os: ["a", "b"],
      lane: [{ id: 1, x: 1 }, { id: 2 }],
      exclude: [
        { os: "a", lane: { id: 1 } },
        { os: "b", lane: { id: 2 } },
      ],
    }),
  ).toEqual([
    { os: "a", lane: { id: 2 } },
    { os: "b", lane: { id: 1, x: 1 } },
  ]);
  expect(expandMatrix({ include: [{ a: 1 }, { a: 2 }] })).toEqual([{ a: 1 }, { a: 2 }]);
});

test.each([
  [{}, "Matrix must define at least one vector"],
  [{ include: [] }, "Matrix must define at least one vector"],
  [{ a: [] }, "Matrix vector 'a' does not contain any values"],
  [{ a: Array(17).fill(0), b: Array(16).fill(0) }, "maximum of 256"],
])("%j is refused", (matrix, problem) => {
  expect(() => expandMatrix(matrix)).toThrow(problem);
});
