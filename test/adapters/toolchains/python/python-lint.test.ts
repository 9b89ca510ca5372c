import { needing } from "../needing.ts";
import type { Tree } from "../tree.ts";
import { pythonTree, type Held } from "./python-tree.ts";

const PYPROJECT = '[project]\nname = "app"\nversion = "1"\n';
const RUFF = `${PYPROJECT}[tool.ruff]\n`;
const MYPY = `${PYPROJECT}[tool.mypy]\nstrict = true\n`;

let tree: Tree | undefined;
afterEach(async () => {
  await tree?.remove();
  tree = undefined;
});
const make = async (files: Record<string, string>, held?: Held): Promise<Tree> =>
  (tree = await pythonTree(files, held));
const lintOf = async (files: Record<string, string>, changed: string[], held?: Held) => {
  const { toolchain, checked } = await make(files, held);
  return (await toolchain()).lint(checked(...changed));
};

needing("ruff")("ruff's findings have file, line and rule, and fail the check", async () => {
  const { toolchain, checked } = await make({
    "pyproject.toml": RUFF,
    "app.py": "A = 1\nimport os\n",
    "old.py": "import sys\n",
  });
  const tools = await toolchain();
  expect(await tools.lint(checked("app.py", "gone.py", "README.md"))).toEqual({
    kind: "known",
    findings: expect.arrayContaining([
      {
        part: "lint",
        severity: "error",
        message: "`os` imported but unused",
        file: "app.py",
        line: 2,
        rule: "ruff/F401",
      },
    ]) as unknown,
  });
  expect(await tools.check(checked("app.py"))).toMatchObject({
    ok: false,
    output: expect.stringContaining("`os` imported but unused") as unknown,
  });
  expect(tools.commands.join("\n")).not.toContain("old.py");
});

needing("ruff")("a clean change has no findings, and a broken one is told", async () => {
  expect(
    await lintOf({ "ruff.toml": "", "setup.py": "", "app.py": "A = 1\n" }, ["app.py"]),
  ).toEqual({
    kind: "known",
    findings: [],
  });
  await tree?.remove();
  const broken = await lintOf({ "pyproject.toml": RUFF, "app.py": "def f(:\n" }, ["app.py"]);
  expect(broken).toMatchObject({ kind: "known", findings: [{ severity: "error" }, {}] });
});

needing("ruff")("findings of a package in a folder keep their place", async () => {
  const files = { "one/pyproject.toml": RUFF, "one/app.py": "import os\n" };
  expect(await lintOf(files, ["one/app.py"])).toMatchObject({
    findings: expect.arrayContaining([
      expect.objectContaining({ file: "one/app.py", rule: "ruff/F401" }),
    ]) as unknown,
  });
});

needing("ruff")(
  "ruff that does not take its settings is unknown, not free of findings",
  async () => {
    const lint = await lintOf({ "ruff.toml": "no = [", "setup.py": "", "app.py": "" }, ["app.py"]);
    expect(lint.kind === "unknown" && lint.reason).toMatch(/^ruff ended with 2/);
  },
);

needing("python3")(
  "a linter that is configured and missing is unknown, and so is none",
  async () => {
    const missing = await lintOf({ "pyproject.toml": RUFF, "app.py": "" }, ["app.py"], {
      without: ["ruff"],
    });
    expect(missing.kind === "unknown" && missing.reason).toMatch(
      /^ruff is configured but not inst/,
    );
    await tree?.remove();
    const none = await lintOf({ "pyproject.toml": PYPROJECT, "app.py": "" }, ["app.py"]);
    expect(none.kind === "unknown" && none.reason).toMatch(/^no linter is configured/);
  },
);

needing("mypy")("type errors are findings where mypy is configured", async () => {
  const app = 'def double(a: int) -> int:\n    return a * 2\n\n\ndouble("x")\n';
  expect(await lintOf({ "pyproject.toml": MYPY, "app.py": app }, ["app.py"])).toMatchObject({
    kind: "known",
    findings: [{ severity: "error", file: "app.py", line: 5, rule: "mypy/arg-type" }],
  });
});

needing("mypy")("mypy checks what its own settings name", async () => {
  const files = {
    "pyproject.toml": `${MYPY}files = ["app"]\n`,
    "app/__init__.py": "",
    "app/a.py": "A: int = ''\n",
    "scripts/b.py": "B: int = ''\n",
  };
  expect(await lintOf(files, ["scripts/b.py"])).toMatchObject({ findings: [{ file: "app/a.py" }] });
});

needing("mypy")("mypy that cannot judge is unknown", async () => {
  const files = { "pyproject.toml": `${MYPY}plugins = ["missing"]\n`, "app.py": "" };
  expect((await lintOf(files, ["app.py"])).kind).toBe("unknown");
});

needing("ruff", "mypy")("one of two linters that crashes makes the whole unknown", async () => {
  const both = `${MYPY}plugins = ["missing"]\n[tool.ruff]\n`;
  const lint = await lintOf({ "pyproject.toml": both, "app.py": "import os\n" }, ["app.py"]);
  expect(lint.kind === "unknown" && lint.reason).toMatch(/^mypy ended with 2/);
});

needing("flake8")("flake8's codes are findings where it is configured", async () => {
  const files = { "setup.cfg": "[metadata]\nname = a\n[flake8]\n", "app.py": "import os\n" };
  expect(await lintOf(files, ["app.py"])).toMatchObject({
    kind: "known",
    findings: [{ severity: "error", file: "app.py", line: 1, rule: "flake8/F401" }],
  });
});

needing("pylint")("pylint tells errors from warnings", async () => {
  const files = {
    "pyproject.toml": `${PYPROJECT}[tool.pylint.main]\ndisable = ["C"]\n`,
    "app.py": "import os\nprint(missing)\n",
  };
  const lint = await lintOf(files, ["app.py"]);
  expect(lint).toMatchObject({
    findings: [
      { severity: "error", line: 2, rule: "pylint/undefined-variable" },
      { severity: "warning", line: 1, rule: "pylint/unused-import" },
    ],
  });
});
