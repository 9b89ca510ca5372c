import { needing } from "../needing.ts";
import type { Tree } from "../tree.ts";
import { pythonTree } from "./python-tree.ts";

const withPython = needing("python3");
let tree: Tree | undefined;
afterEach(async () => {
  await tree?.remove();
  tree = undefined;
});
const docsOf = async (files: Record<string, string>, ...changed: string[]) => {
  tree = await pythonTree({ "pyproject.toml": "", ...files });
  return (await tree.toolchain()).docs(tree.checked(...changed));
};

withPython("the public functions, classes and methods of changed sources count", async () => {
  const app = `"""Module."""
import os


def told():
    """Does."""
    def inner():
        pass


async def untold():
    pass


def _hidden():
    pass


class Shop:
    """Sells."""

    def __init__(self):
        pass

    def open(self):
        text = """not a docstring"""

    @property
    def size(self):
        """Of it."""

    @size.setter
    def size(self, value):
        pass


class _Inner:
    def open(self):
        pass
`;
  const missing = { part: "docs", severity: "warning", file: "app.py", rule: "miyabi/docstring" };
  expect(
    await docsOf(
      { "app.py": app, "test_app.py": "def test_a():\n    pass\n", "_own.py": "def f(): pass\n" },
      ...["app.py", "test_app.py", "_own.py", "gone.py"],
    ),
  ).toEqual({
    kind: "known",
    publicItems: 5,
    documented: 3,
    findings: [
      { ...missing, line: 11, message: "untold has no docstring." },
      { ...missing, line: 25, message: "Shop.open has no docstring." },
    ],
  });
});

withPython("__all__ says what is public; branches are read, overloads are one", async () => {
  const app = `from typing import overload
__all__ = ["_made", "twice"]
def free(): pass
try:
    def _made(): pass
except ImportError:
    def _made():
        """The other."""
@overload
def twice(a: int) -> int: ...
@overload
def twice(a: str) -> str: ...
def twice(a):
    """Doubles."""
`;
  expect(await docsOf({ "app.py": app }, "app.py")).toEqual({
    kind: "known",
    publicItems: 2,
    documented: 2,
    findings: [],
  });
});

withPython("a file that Python cannot read is unknown; nothing of the tree is run", async () => {
  const docs = await docsOf({ "app.py": "def f(:\n" }, "app.py");
  expect(docs.kind === "unknown" && docs.reason).toMatch(/^reading docstrings ended with 1.*Synt/);
  await tree?.remove();
  const planted = "import os\nprint('{\"items\": []}')\nos._exit(0)\n";
  const files = { "ast.py": planted, "json.py": planted, "app.py": "def f():\n    pass\n" };
  expect(await docsOf(files, "app.py")).toMatchObject({ publicItems: 1, documented: 0 });
});

withPython("a change without Python has nothing to document", async () => {
  expect(await docsOf({}, "README.md")).toMatchObject({ kind: "known", publicItems: 0 });
});
