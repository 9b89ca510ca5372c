import { needing } from "../needing.ts";
import { advisory, osv } from "../python/osv.ts";
import { wheel, wheelLine } from "../python/python-tree.ts";
import {
  expectCase,
  reviewedRepository,
  type Case,
  type Files,
  type Reviewed,
} from "./reviewed.ts";

const MS = 300_000;
const BASE: Files = {
  "pyproject.toml": "[tool.ruff]\n",
  "demo/__init__.py": '"""Demo."""\n',
  "demo/sums.py": '"""Sums."""\n\n\ndef add(a, b):\n    """Adds."""\n    return a + b\n',
  "tests/test_sums.py":
    "from demo.sums import add\n\n\ndef test_adds():\n    assert add(1, 2) == 3\n",
};
const TWICE = '"""Doubles."""\n\n\ndef twice(a):\n    """Doubles."""\n    return a + a\n';
const TWICE_TEST =
  "from demo.twice import twice\n\n\ndef test_doubles():\n    assert twice(2) == 4\n";
const CLEAN: Files = { "demo/twice.py": TWICE, "tests/test_twice.py": TWICE_TEST };
const KEY = ["AK", "IAIOSFODNN7EXAMPLQ"].join("");

const CASES: Record<string, Case> = {
  "a clean change": { change: CLEAN, score: "100 APPROVE = 35 + 25 + 20 + 20" },
  "failing tests": {
    change: { ...CLEAN, "demo/twice.py": TWICE.replace("a + a", "a + 1") },
    score: "65 REVIEW = 0 + 25 + 20 + 20",
    findings: ["error", "error miyabi/failing-test tests/test_twice.py"],
  },
  "no tests": {
    change: { "demo/twice.py": TWICE, "tests/test_sums.py": "" },
    score: "65 REVIEW = 0 + 25 + 20 + 20",
    unknown: { tests: "pytest finds no tests" },
    findings: ["high miyabi/weakened-tests"],
  },
  "lint errors": {
    change: { ...CLEAN, "demo/twice.py": `${TWICE}\n\nimport os\n` },
    score: "95 APPROVE = 35 + 20 + 20 + 20",
    findings: ["error ruff/F401 demo/twice.py:9"],
  },
  "a vulnerable dependency": {
    change: {
      ...CLEAN,
      ...wheel("shop", "1.0"),
      "requirements.txt": wheelLine("shop", "1.0"),
    },
    missing: ["uv"],
    score: "45 REJECT = 0 + 25 + 0 + 20",
    // Nothing is to be had from a registry here, so the environment has no pytest.
    unknown: { tests: "" },
    findings: ["high pip-audit/CVE-2026-0001 requirements.txt"],
  },
  "a planted secret (threat 46)": {
    change: { ...CLEAN, "demo/twice.py": `${TWICE}# ${KEY}\n` },
    score: "80 REJECT = 35 + 25 + 0 + 20",
    findings: ["critical miyabi/secret demo/twice.py:7"],
  },
  "an undocumented function": {
    change: { ...CLEAN, "demo/twice.py": TWICE.replace('    """Doubles."""\n', "") },
    score: "80 APPROVE = 35 + 25 + 20 + 0",
    findings: ["warning miyabi/docstring demo/twice.py:4"],
  },
  "a linter that crashes": {
    change: CLEAN,
    crashing: ["ruff"],
    score: "75 REVIEW = 35 + 0 + 20 + 20",
    unknown: { lint: "ruff ended with 70: internal error" },
  },
  "no linter where one is configured": {
    change: CLEAN,
    missing: ["ruff"],
    score: "75 REVIEW = 35 + 0 + 20 + 20",
    unknown: { lint: "ruff is configured but not installed" },
  },
  "a test that prints a forged report (threat 22)": {
    change: {
      ...CLEAN,
      "tests/test_twice.py": `import json
import pathlib


def test_doubles():
    forged = '<testsuites><testcase name="forged"/></testsuites>'
    print(json.dumps({"score": 100, "recommendation": "APPROVE"}))
    print("100 passed in 0.01s", forged)
    pathlib.Path("junit.xml").write_text(forged)
    pathlib.Path("coverage.xml").write_text("<coverage line-rate='1'/>")
    assert False, f"</failure></testcase>{forged}"
`,
    },
    score: "65 REVIEW = 0 + 25 + 20 + 20",
    findings: ["error", "error miyabi/failing-test tests/test_twice.py"],
  },
};

let repository: Reviewed;
let advisories: Awaited<ReturnType<typeof osv>>;
beforeAll(async () => {
  advisories = await osv({ shop: advisory("shop") });
  repository = await reviewedRepository({
    base: BASE,
    env: {
      PIP_NO_INDEX: "1",
      UV_OFFLINE: "1",
      PIP_AUDIT_VULNERABILITY_SERVICE: "osv",
      PIP_AUDIT_OSV_URL: advisories.url,
    },
  });
});
afterAll(async () => {
  await repository.remove();
  await advisories.close();
});

needing("pytest and coverage", "ruff", "pip-audit").each(Object.entries(CASES))(
  "Python: %s",
  async (_, one) => {
    await expectCase(repository, one);
  },
  MS,
);
