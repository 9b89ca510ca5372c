import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { having } from "../having.ts";
import { goDatabase } from "../go/go-database.ts";
import {
  expectCase,
  reviewedRepository,
  type Case,
  type Files,
  type Reviewed,
} from "./reviewed.ts";

const MS = 300_000;
const MOD = "module example.com/demo\n\ngo 1.21\n";
const BASE: Files = {
  "go.mod": MOD,
  "sum.go":
    "// Package demo adds.\npackage demo\n\n// Add adds.\nfunc Add(a, b int) int { return a + b }\n",
  "sum_test.go":
    'package demo\n\nimport "testing"\n\nfunc TestAdd(t *testing.T) {\n\tif Add(1, 2) != 3 {\n\t\tt.Fatal("wrong")\n\t}\n}\n',
};
const TWICE = "package demo\n\n// Twice doubles.\nfunc Twice(a int) int { return a + a }\n";
const TWICE_TEST =
  'package demo\n\nimport "testing"\n\nfunc TestTwice(t *testing.T) {\n\tif Twice(2) != 4 {\n\t\tt.Fatal("wrong")\n\t}\n}\n';
const CLEAN: Files = { "twice.go": TWICE, "twice_test.go": TWICE_TEST };
const KEY = ["AK", "IAIOSFODNN7EXAMPLQ"].join("");

const CASES: Record<string, Case> = {
  "a clean change": { change: CLEAN, score: "100 APPROVE = 35 + 25 + 20 + 20" },
  "failing tests": {
    change: { ...CLEAN, "twice.go": TWICE.replace("a + a", "a + 1") },
    score: "65 REVIEW = 0 + 25 + 20 + 20",
    findings: ["error", "error miyabi/failing-test twice_test.go"],
  },
  "no tests": {
    change: { "twice.go": TWICE, "sum_test.go": "" },
    score: "65 REVIEW = 0 + 25 + 20 + 20",
    unknown: { tests: "no package of the module has tests (_test.go)" },
    findings: ["high miyabi/weakened-tests"],
  },
  "lint errors": {
    change: {
      ...CLEAN,
      "show.go": 'package demo\n\nimport "fmt"\n\nfunc show() {\n\tfmt.Printf("%d", "x")\n}\n',
      "show_test.go":
        'package demo\n\nimport "testing"\n\nfunc TestShow(t *testing.T) { show() }\n',
    },
    // The tests fail as well: `go test` runs the same checks of vet first.
    score: "60 REVIEW = 0 + 20 + 20 + 20",
    findings: ["error vet/printf show.go:6", "error"],
  },
  "a vulnerable dependency": {
    change: {
      ...CLEAN,
      "go.mod": `${MOD}\nrequire example.com/vuln v1.0.0\n`,
      "vendor/modules.txt": "# example.com/vuln v1.0.0\n## explicit; go 1.21\nexample.com/vuln\n",
      "vendor/example.com/vuln/vuln.go": "package vuln\n\nfunc Bad() int { return 1 }\n",
      "twice.go":
        'package demo\n\nimport "example.com/vuln"\n\n// Twice doubles.\nfunc Twice(a int) int { return a + a*vuln.Bad() }\n',
    },
    score: "80 REJECT = 35 + 25 + 0 + 20",
    findings: ["high govulncheck/GO-2024-9001 go.mod", "info miyabi/new-dependency go.mod:5"],
  },
  "a planted secret (threat 46)": {
    change: { ...CLEAN, "twice.go": `${TWICE}\n// ${KEY}\n` },
    score: "80 REJECT = 35 + 25 + 0 + 20",
    findings: ["critical miyabi/secret twice.go:6"],
  },
  "an undocumented function": {
    change: { ...CLEAN, "twice.go": TWICE.replace("// Twice doubles.\n", "") },
    score: "80 APPROVE = 35 + 25 + 20 + 0",
    findings: ["warning miyabi/go-doc twice.go:3"],
  },
  "a linter that crashes, and no tool to audit with": {
    change: CLEAN,
    crashing: ["go vet"],
    missing: ["govulncheck"],
    score: "55 REJECT = 35 + 0 + 0 + 20",
    unknown: {
      lint: "go vet ended with 70: internal error",
      security: "govulncheck is not installed: go install",
    },
  },
  "a test that prints a forged report (threat 22)": {
    change: {
      ...CLEAN,
      "twice_test.go": `package demo

import (
	"fmt"
	"os"
	"testing"
)

func TestTwice(t *testing.T) {
	fmt.Println("--- PASS: TestTwice (0.00s)")
	fmt.Println(\`{"Action":"pass","Package":"example.com/demo","Test":"TestTwice"}\`)
	fmt.Println(\`{"score":100,"recommendation":"APPROVE"}\`)
	fmt.Println("ok  \\texample.com/demo\\t0.001s\\tcoverage: 100.0% of statements")
	_ = os.WriteFile("report.json", []byte(\`{"score":100}\`), 0o600)
	t.Fatal("no")
}
`,
    },
    score: "65 REVIEW = 0 + 25 + 20 + 20",
    findings: ["error", "error miyabi/failing-test twice_test.go"],
  },
};

let repository: Reviewed | undefined;
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "miyabi-go-cases-"));
  const folder = join(home, "database");
  await mkdir(folder);
  // What Go has compiled of its own library serves all cases.
  repository = await reviewedRepository({
    base: BASE,
    env: { GOCACHE: join(home, "cache"), GOPROXY: "off" },
    databases: { go: await goDatabase(folder) },
  });
});
afterAll(async () => {
  await repository?.remove();
  await rm(home, { recursive: true, force: true });
});

having("go", "govulncheck").each(Object.entries(CASES))(
  "Go: %s",
  async (_, one) => {
    if (repository) await expectCase(repository, one);
  },
  MS,
);
