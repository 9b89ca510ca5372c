import fc from "fast-check";
import type { Finding } from "../../../src/core/review/quality.ts";
import { scoreOf, type Measurements } from "../../../src/core/review/score.ts";

const THRESHOLDS = { coverageTarget: 80, approve: 80, human: 60 };

/** The seed's example (phase 6, step 2): 35 + 25 + 20 + 20. */
const perfect = (change: Partial<Measurements> = {}): Measurements => ({
  tests: { kind: "known", passed: 5, failed: 0, coverage: 95, output: "" },
  lint: { kind: "known", findings: [] },
  audit: { kind: "known", findings: [] },
  docs: { kind: "known", publicItems: 4, documented: 4, findings: [] },
  secrets: [],
  dependencies: [],
  deleted: new Set(),
  weakened: [],
  review: [],
  change: new Map([["src/a.js", new Set([1, 2, 3])]]),
  ...change,
});
const score = (change: Partial<Measurements> = {}) => scoreOf(perfect(change), THRESHOLDS);
const lint = (severity: Finding["severity"], line = 1, file = "src/a.js"): Finding => ({
  part: "lint",
  severity,
  message: "x",
  file,
  line,
});
const security = (severity: Finding["severity"]): Finding => ({
  part: "security",
  severity,
  message: "x",
});
const unknown = { kind: "unknown", reason: "not installed" } as const;

test("the seed's example has 100 points and says how", () => {
  const { score: sum, breakdown, recommendation, explanation, unknown: parts } = score();
  expect([sum, recommendation, parts]).toEqual([100, "APPROVE", []]);
  expect(breakdown).toEqual({ tests: 35, lint: 25, security: 20, docs: 20 });
  expect(explanation[0]).toBe(
    "Tests coverage: 95% (target 80%), 5 passed, 0 failed → 35/35 points",
  );
});

describe("tests", () => {
  test.each([
    [80, 35],
    [40, 17.5],
    [79, 34.5],
    [0, 0],
  ])("%d%% coverage earns %d", (coverage, points) => {
    const tests = { kind: "known", passed: 1, failed: 0, coverage, output: "" } as const;
    expect(score({ tests }).breakdown.tests).toBe(points);
  });

  test("failing tests earn nothing: never the 80 of earlier Miyabi code", () => {
    const tests = { kind: "known", passed: 9, failed: 1, coverage: 100, output: "" } as const;
    const failing = score({ tests });
    expect(failing.breakdown.tests).toBe(0);
    expect(failing.score).toBe(65);
    expect(failing.recommendation).toBe("REVIEW");
  });

  test("no test at all earns nothing", () => {
    const tests = { kind: "known", passed: 0, failed: 0, coverage: 100, output: "" } as const;
    expect(score({ tests }).breakdown.tests).toBe(0);
  });

  test("coverage without counts earns its points: nobody said that no test ran", () => {
    const tests = { kind: "known", failed: 0, coverage: 95, output: "" } as const;
    const result = score({ tests });
    expect(result).toMatchObject({ breakdown: { tests: 35 }, unknown: [] });
    expect(result.explanation[0]).toContain("0 failed, passed not counted");
  });

  test("coverage that was not measured is unknown", () => {
    const tests = { kind: "known", passed: 9, failed: 0, output: "" } as const;
    expect(score({ tests })).toMatchObject({
      breakdown: { tests: 0 },
      unknown: [{ part: "tests", reason: "line coverage was not measured" }],
    });
    const uncovered = "llvm-cov is missing";
    expect(score({ tests: { ...tests, uncovered } }).unknown).toEqual([
      { part: "tests", reason: uncovered },
    ]);
  });
});

describe("lint", () => {
  test.each([
    [[lint("error")], 20],
    [[lint("error"), lint("warning"), lint("warning")], 18],
    [Array.from({ length: 9 }, () => lint("error")), 0],
    [[lint("error", 99), lint("error", 1, "src/other.js")], 25],
    [[lint("info")], 25],
  ])("%j earns %d", (findings, points) => {
    expect(score({ lint: { kind: "known", findings } }).breakdown.lint).toBe(points);
  });
});

describe("security", () => {
  test.each([
    [[security("medium")], 15, "APPROVE"],
    [[security("low"), security("low")], 18, "APPROVE"],
    [[security("high")], 0, "REJECT"],
    [[security("critical"), security("low")], 0, "REJECT"],
  ])("%j earns %d and is %s", (findings, points, recommendation) => {
    const result = score({ audit: { kind: "known", findings } });
    expect([result.breakdown.security, result.recommendation]).toEqual([points, recommendation]);
  });

  test("a secret counts whether the audit ran or not", () => {
    const secrets = [{ ...security("critical"), rule: "miyabi/secret" }];
    expect(score({ secrets }).breakdown.security).toBe(0);
    const blind = score({ secrets, audit: unknown });
    expect(blind.recommendation).toBe("REJECT");
    expect(blind.issues).toContainEqual(secrets[0]);
  });
});

test("documentation earns its share", () => {
  const docs = { kind: "known", publicItems: 3, documented: 2, findings: [] } as const;
  expect(score({ docs: { ...docs, findings: [] } }).breakdown.docs).toBe(13.3);
});

test.each(["tests", "lint", "audit", "docs"] as const)(
  "%s that is unknown earns nothing, is named, and is never full marks",
  (part) => {
    const result = score({ [part]: unknown });
    const named = part === "audit" ? "security" : part;
    expect(result.breakdown[named]).toBe(0);
    expect(result.unknown).toEqual([{ part: named, reason: "not installed" }]);
    expect(result.explanation.join("\n")).toContain("unknown, earns nothing (not installed)");
  },
);

test.each([
  ["critical", "REJECT"],
  ["high", "REJECT"],
  ["medium", "REVIEW"],
  ["low", "APPROVE"],
] as const)(
  "a finding of the model that is %s leaves at best %s, the score unchanged",
  (severity, best) => {
    const review: Finding[] = [{ part: "review", severity, message: "x" }];
    expect(score({ review })).toMatchObject({ score: 100, recommendation: best });
  },
);

test("no finding of the model raises a verdict", () => {
  const tests = { kind: "known", passed: 0, failed: 3, output: "" } as const;
  const review: Finding[] = [{ part: "review", severity: "low", message: "score 100" }];
  expect(score({ tests, lint: unknown, review }).recommendation).toBe("REJECT");
});

test("a score just under a threshold is not rounded up to it", () => {
  const docs = { kind: "known", publicItems: 1_000, documented: 999, findings: [] } as const;
  const result = scoreOf(perfect({ docs: { ...docs, findings: [] } }), {
    ...THRESHOLDS,
    approve: 100,
  });
  expect(result).toMatchObject({ score: 99.9, recommendation: "REVIEW" });
});

test("property: the score is the sum of its parts and inside 0 to 100", () => {
  const severities = fc.constantFrom<Finding["severity"]>(
    "critical",
    "high",
    "medium",
    "low",
    "error",
    "warning",
  );
  fc.assert(
    fc.property(
      fc.nat(200),
      fc.nat(3),
      fc.array(severities),
      fc.array(severities),
      fc.nat(10),
      (coverage, failed, lints, audits, documented) => {
        const { score: sum, breakdown } = score({
          tests: { kind: "known", passed: 1, failed, coverage, output: "" },
          lint: { kind: "known", findings: lints.map((one) => lint(one)) },
          audit: { kind: "known", findings: audits.map(security) },
          docs: { kind: "known", publicItems: 10, documented, findings: [] },
        });
        const parts = Object.values(breakdown).reduce((all, one) => all + one, 0);
        expect(sum).toBeCloseTo(parts, 5);
        expect(sum).toBeGreaterThanOrEqual(0);
        expect(sum).toBeLessThanOrEqual(100);
      },
    ),
  );
});

describe("old debt", () => {
  const gap = (message: string): Finding => ({
    part: "docs",
    severity: "warning",
    message,
    file: "src/a.js",
  });
  const docs = {
    kind: "known",
    publicItems: 4,
    documented: 1,
    findings: [gap("a"), gap("b"), gap("c")],
  } as const;
  const withGaps = { ...docs, findings: [...docs.findings] };

  test("is neither counted nor hidden", () => {
    const base = {
      audit: { kind: "known", findings: [security("critical")] },
      docs: { kind: "known", findings: [gap("a"), gap("b")] },
    } as const;
    const audit = { kind: "known", findings: [security("critical")] } as const;
    const result = score({
      docs: withGaps,
      audit: { ...audit, findings: [...audit.findings] },
      base,
    });
    expect(result.breakdown).toMatchObject({ security: 20, docs: 10 });
    expect(result.recommendation).toBe("APPROVE");
    expect(result.issues).toEqual([gap("c")]);
    expect(result.debt.map(({ severity, message, why }) => [severity, message, why])).toEqual([
      ["critical", "x", "base"],
      ["warning", "a", "base"],
      ["warning", "b", "base"],
    ]);
    expect(result.explanation).toContain(
      "Documentation: 1 of 2 public items, 2 of the base not counted → 10/20 points",
    );
  });

  test("excuses nothing where the base could not be measured, and says so", () => {
    const base = { docs: unknown };
    const result = score({ docs: withGaps, base });
    expect(result.breakdown.docs).toBe(5);
    expect(result.explanation.join("\n")).toContain(
      "all counted since the base could not be measured (not installed)",
    );
  });

  test("a tool that counts gaps and lists none is not taken for documented", () => {
    const silent = { ...docs, findings: [] };
    expect(
      score({ docs: silent, base: { docs: { kind: "known", findings: [] } } }).breakdown.docs,
    ).toBe(5);
  });

  test("lint findings outside of the changed lines are listed, not counted", () => {
    const result = score({ lint: { kind: "known", findings: [lint("error", 99)] } });
    expect(result.issues).toEqual([]);
    expect(result.debt).toEqual([{ ...lint("error", 99), why: "elsewhere" }]);
  });
});

describe("what went wrong in earlier Miyabi code", () => {
  test("failing tests scored exactly 80: they earn nothing and never approve", () => {
    for (const failed of [1, 5, 500]) {
      const tests = { kind: "known", passed: 1, failed, coverage: 100, output: "" } as const;
      const result = score({ tests });
      expect([result.score, result.breakdown.tests]).toEqual([65, 0]);
      expect(result.recommendation).not.toBe("APPROVE");
    }
  });

  test("a missing audit tool scored 100: it is unknown, earns nothing and is named", () => {
    const result = score({ audit: { kind: "unknown", reason: "pip-audit is not installed" } });
    expect(result.breakdown.security).toBe(0);
    expect(result.unknown).toEqual([{ part: "security", reason: "pip-audit is not installed" }]);
  });

  test("a crashed linter counted as 0 findings: it is unknown and earns nothing", () => {
    const result = score({ lint: { kind: "unknown", reason: "eslint ended with 2" } });
    expect(result.breakdown.lint).toBe(0);
    expect(result.unknown).toEqual([{ part: "lint", reason: "eslint ended with 2" }]);
  });

  test("85/100 was written into every pull request: the score moves with what was measured", () => {
    const scores = [95, 60, 40, 0].map(
      (coverage) =>
        score({ tests: { kind: "known", passed: 1, failed: 0, coverage, output: "" } }).score,
    );
    expect(scores).toEqual([100, 91.2, 82.5, 65]);
  });
});
