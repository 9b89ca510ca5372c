import {
  parseAttempt,
  parseCommit,
  parseIssueNumber,
} from "../../../src/core/session/job-input.ts";

test("an issue is a positive whole number", () => {
  expect(parseIssueNumber("500")).toBe(500);
});

test.each(["", "0", "-1", "1.5", "07", "1e3", "seven", "99999999999", " 7"])(
  "%j is no issue, and the message quotes it",
  (raw) => expect(() => parseIssueNumber(raw)).toThrow(`got "${raw}"`),
);

test("an attempt is 1 to 3", () => {
  expect(["1", "2", "3"].map(parseAttempt)).toEqual([1, 2, 3]);
});

test.each(["0", "4", "1.5", "", "x"])("%j is no attempt", (raw) =>
  expect(() => parseAttempt(raw)).toThrow("attempt must be 1 to 3"),
);

test("a commit is the whole id of one", () => {
  expect(parseCommit("onto", "0a".repeat(20))).toBe("0a".repeat(20));
  expect(parseCommit("onto", "0a".repeat(32))).toBe("0a".repeat(32));
});

test.each(["", "main", "0a0a0a", "0A".repeat(20), `${"0a".repeat(20)}\n`, "-".repeat(40)])(
  "%j is no commit",
  (raw) => expect(() => parseCommit("onto", raw)).toThrow("onto must be the whole id"),
);
