import { spreadOf } from "./spread.ts";

test("the median of an even count lies between the middle two; p90 is a value of the list", () => {
  expect(spreadOf([4, 1, 3, 2], 1)).toEqual({ median: 2.5, p90: 4, max: 4 });
  expect(spreadOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1.26], 1)).toEqual({ median: 5.5, p90: 9, max: 10 });
  expect(spreadOf([1.26], 1)).toEqual({ median: 1.3, p90: 1.3, max: 1.3 });
});
