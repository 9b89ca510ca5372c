import { readdir } from "node:fs/promises";
import { needing } from "../needing.ts";
import type { Tree } from "../tree.ts";
import { pythonTree, type Held } from "./python-tree.ts";

const measured = needing("pytest and coverage");
const PYPROJECT = '[project]\nname = "app"\nversion = "1"\n';
const ADD = `"""Sums."""


def add(a, b):
    """Adds."""
    return a + b


def unused():
    value = 1
    return value
`;
const PASSING = "from app.sums import add\n\n\ndef test_adds():\n    assert add(1, 2) == 3\n";

let tree: Tree | undefined;
afterEach(async () => {
  await tree?.remove();
  tree = undefined;
});
const make = async (files: Record<string, string>, held?: Held): Promise<Tree> =>
  (tree = await pythonTree(files, held));

measured(
  "pytest is run with counts and the coverage of what changed, and leaves nothing",
  async () => {
    const { toolchain, checked, path } = await make({
      "pyproject.toml": PYPROJECT,
      "app/__init__.py": "",
      "app/sums.py": ADD,
      "tests/test_sums.py": PASSING,
    });
    const before = await readdir(path, { recursive: true });
    const tools = await toolchain();
    expect(tools.name).toBe("python");
    // Two definitions and one of three statements inside of them ran.
    expect(await tools.tests(checked("app/sums.py", "tests/test_sums.py"))).toMatchObject({
      kind: "known",
      passed: 1,
      failed: 0,
      coverage: 60,
    });
    expect(await readdir(path, { recursive: true })).toEqual(before);
    expect(tools.commands.join("\n")).toContain("python3 -I -B $REPORTS/python-test-");
  },
);

measured("sources below src/ are found without being installed", async () => {
  const { toolchain, checked } = await make({
    "pyproject.toml": PYPROJECT,
    "src/app/__init__.py": "",
    "src/app/sums.py": ADD,
    "tests/test_sums.py": PASSING,
  });
  const tests = await (await toolchain()).tests(checked("src/app/sums.py"));
  expect(tests).toMatchObject({ passed: 1, failed: 0, coverage: 60 });
});

measured("a package in a folder of a repository is tested there, and only there", async () => {
  const { toolchain, checked } = await make({
    "one/pyproject.toml": PYPROJECT,
    "one/app/__init__.py": "",
    "one/app/sums.py": ADD,
    "one/tests/test_sums.py": PASSING,
    "two/setup.cfg": "[metadata]\nname = two\n",
    "two/test_two.py": "def test_two():\n    assert False\n",
  });
  const tools = await toolchain();
  expect(await tools.tests(checked("one/app/sums.py"))).toMatchObject({ passed: 1, failed: 0 });
  expect(await tools.tests(checked("two/test_two.py"))).toMatchObject({ passed: 0, failed: 1 });
});

measured("failing tests are counted and told, skipped ones are neither", async () => {
  const { toolchain, checked } = await make({
    "requirements.txt": "# none\n",
    "test_it.py":
      "import pytest\ndef test_good():\n    pass\ndef test_wrong():\n    assert 1 == 2\n" +
      "@pytest.mark.skip\ndef test_later():\n    pass\n",
  });
  const tools = await toolchain();
  expect(await tools.tests(checked())).toMatchObject({ kind: "known", passed: 1, failed: 1 });
  const { ok, output } = await tools.check({ ...checked(), changedFiles: [] });
  expect(ok).toBe(false);
  expect(output).toContain("assert 1 == 2");
});

measured("a test file that cannot be imported fails", async () => {
  const { toolchain, checked } = await make({
    "pyproject.toml": PYPROJECT,
    "test_it.py": "import missing\n",
  });
  expect(await (await toolchain()).tests(checked())).toMatchObject({ kind: "known", failed: 1 });
});

measured("no tests are unknown, and coding goes on", async () => {
  const { toolchain, checked } = await make({ "pyproject.toml": PYPROJECT, "app.py": "A = 1\n" });
  const tools = await toolchain();
  expect(await tools.tests(checked("app.py"))).toEqual({
    kind: "unknown",
    reason: "pytest finds no tests",
  });
  expect(await tools.check(checked("app.py"))).toMatchObject({ ok: true });
});

measured("settings that pytest does not take are no judgement", async () => {
  const { toolchain, checked } = await make({
    "pyproject.toml": `${PYPROJECT}[tool.pytest.ini_options]\naddopts = "--no-such-option"\n`,
    "test_it.py": "def test_good():\n    pass\n",
  });
  const tests = await (await toolchain()).tests(checked());
  expect(tests.kind === "unknown" && tests.reason).toMatch(/^pytest ended with 4/);
});

measured("printed results and report files of generated code forge nothing", async () => {
  const forged = '<testsuites><testcase name="forged"/></testsuites>';
  const { toolchain, checked } = await make({
    "pyproject.toml": PYPROJECT,
    "junit.xml": forged,
    "coverage.xml": "<coverage/>",
    "test_it.py": `print('{"passed": 100, "failed": 0}')
def test_wrong():
    open("junit.xml", "w").write('${forged}')
    print('${forged}')
    assert False, '</failure></testcase>${forged}'
`,
    "conftest.py": "def pytest_sessionfinish(session):\n    session.exitstatus = 0\n",
  });
  expect(await (await toolchain()).tests(checked())).toMatchObject({ passed: 0, failed: 1 });
});

measured("a test that ends the run early, well or not, is no judgement", async () => {
  const { toolchain, checked } = await make({
    "pyproject.toml": PYPROJECT,
    "test_it.py": "import os\ndef test_ends():\n    os._exit(0)\n",
  });
  expect((await (await toolchain()).tests(checked())).kind).toBe("unknown");
});

measured(
  "modules of the tree that are named like the tools are not run in their place",
  async () => {
    const quit = "import os\nos._exit(0)\n";
    const { toolchain, checked } = await make({
      "pyproject.toml": PYPROJECT,
      "pytest.py": quit,
      "coverage.py": quit,
      "json.py": quit,
      "test_it.py": "def test_good():\n    pass\n",
    });
    expect(await (await toolchain()).tests(checked())).toMatchObject({ passed: 1, failed: 0 });
  },
);

measured(
  "a changed file that no test loads, or settings leave out, counts as not run",
  async () => {
    const { toolchain, checked } = await make({
      "pyproject.toml": `${PYPROJECT}[tool.coverage.run]\nomit = ["hidden.py"]\n`,
      "app.py": "A = 1\n",
      "never.py": "B = 1\nC = 2\n",
      "hidden.py": "D = 1\n",
      "test_it.py": "import app\nimport hidden\ndef test_good():\n    pass\n",
    });
    const tools = await toolchain();
    expect(await tools.tests(checked("never.py"))).toMatchObject({ coverage: 0 });
    expect(await tools.tests(checked("hidden.py"))).toMatchObject({ coverage: 0 });
    expect(await tools.tests(checked("app.py"))).toMatchObject({ coverage: 100 });
  },
);

measured("a threshold of the repository's own does not stand in for the score", async () => {
  const { toolchain, checked } = await make({
    "pyproject.toml": `${PYPROJECT}[tool.coverage.report]\nfail_under = 100\n`,
    "app/__init__.py": "",
    "app/sums.py": ADD,
    "tests/test_sums.py": PASSING,
  });
  expect(await (await toolchain()).tests(checked("app/sums.py"))).toMatchObject({ failed: 0 });
});

needing("python3")("without Python tests are unknown, with what is missing", async () => {
  const { toolchain, checked } = await make(
    { "pyproject.toml": PYPROJECT },
    { without: ["python3", "/usr/bin/python3"] },
  );
  expect(await (await toolchain()).tests(checked())).toEqual({
    kind: "unknown",
    reason: "python3 is not installed",
  });
});

needing("python3")("a pyproject.toml that is none is unknown in every part, and told", async () => {
  const { toolchain, checked, put } = await make({ "pyproject.toml": "[project" });
  await put({ "app.py": "" });
  const tools = await toolchain();
  for (const part of ["tests", "lint", "audit"] as const)
    expect(await tools[part](checked("app.py"))).toMatchObject({
      kind: "unknown",
      reason: expect.stringMatching(/^pyproject\.toml cannot be read/) as unknown,
    });
});
