import { hasConflictMarks } from "../../../src/core/task/conflict-marks.ts";

test.each([
  "a\n<<<<<<< ours\nb\n",
  "b\n>>>>>>> 1234567\nc\n",
  "||||||| base\n",
  "a\r\n<<<<<<< ours\r\nb\r\n",
  "<<<<<<<\n",
])("%j shows a conflict", (text) => {
  expect(hasConflictMarks(text)).toBe(true);
});

test.each(["", "Title\n=======\n", "a <<<<<<< b\n", "<<<<<<<<<<\n", "cat <<<<<<<EOF\n"])(
  "%j shows none",
  (text) => {
    expect(hasConflictMarks(text)).toBe(false);
  },
);
