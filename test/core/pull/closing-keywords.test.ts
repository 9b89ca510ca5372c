import { closingKeywords } from "../../../src/core/pull/closing-keywords.ts";

test.each([
  ["feat: x\n\nCloses #12", ["Closes #12"]],
  ["fixed: GH-3", ["fixed: GH-3"]],
  ["resolves acme/shop#4", ["resolves acme/shop#4"]],
  ["Fix https://github.com/acme/shop/issues/5", ["Fix https://github.com/acme/shop/issues/5"]],
  ["closes:#6", ["closes:#6"]],
  ["fixes\n\n\n      #7", ["fixes\n\n\n      #7"]],
  ["Fixed https://github.com/acme/shop/pull/8", ["Fixed https://github.com/acme/shop/pull/8"]],
  ["feat: x\n\nRefs #500 (task 1/6)", []],
  ["fix: close the file", []],
  ["fix: #5 is open", ["fix: #5"]],
])("threat 44: the commit message %j holds %j", (message, found) => {
  expect(closingKeywords([message])).toEqual(found);
});
