import fc from "fast-check";
import { partDebt } from "../../../src/core/review/old-debt.ts";
import type { Finding } from "../../../src/core/review/quality.ts";

const NONE = new Set<string>();
const finding = (change: Partial<Finding> = {}): Finding => ({
  part: "docs",
  severity: "warning",
  message: "a is not documented",
  file: "src/a.ts",
  line: 1,
  rule: "x/docs",
  ...change,
});
const known = (...findings: Finding[]) => ({ kind: "known", findings }) as const;

test("a finding that only moved to another line is old", () => {
  const head = finding({ line: 90 });
  expect(partDebt([head], known(finding()), NONE)).toEqual({ fresh: [], old: [head] });
});

test.each([
  { message: "b is not documented" },
  { file: "src/b.ts" },
  { rule: "x/other" },
  { severity: "critical" },
] as const)("a finding that differs in %j is new", (change) => {
  const head = finding(change);
  expect(partDebt([head], known(finding()), NONE).fresh).toEqual([head]);
});

test("one finding of the base excuses one, not every other like it", () => {
  const { fresh, old } = partDebt([finding(), finding()], known(finding()), NONE);
  expect([fresh.length, old.length]).toEqual([1, 1]);
});

test("what moved with a file is old, where the file it was in is deleted", () => {
  const moved = finding({ file: "src/b.ts" });
  expect(partDebt([moved], known(finding()), new Set(["src/a.ts"])).old).toEqual([moved]);
});

test.each([undefined, { kind: "unknown", reason: "offline" } as const])(
  "with a base that says %j nothing is excused",
  (base) => {
    expect(partDebt([finding()], base, NONE)).toEqual({ fresh: [finding()], old: [] });
  },
);

test("property: every finding is on one side, and the base never excuses more than it has", () => {
  const some = fc.array(
    fc.record({ file: fc.constantFrom("a", "b"), message: fc.constantFrom("x", "y") }).map(finding),
  );
  fc.assert(
    fc.property(some, some, fc.subarray(["a", "b"]), (head, base, deleted) => {
      const { fresh, old } = partDebt(head, known(...base), new Set(deleted));
      expect(fresh.length + old.length).toBe(head.length);
      expect(old.length).toBeLessThanOrEqual(base.length);
    }),
  );
});
