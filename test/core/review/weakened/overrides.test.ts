import type { FileDiff } from "../../../../src/core/diff.ts";
import { weakenedTests } from "../../../../src/core/review/weakened-tests.ts";
import { bringsSettings, settingsBeside } from "../../../../src/core/review/weakened/overrides.ts";

const file = (path: string, text = "x", status: FileDiff["status"] = "created"): FileDiff => ({
  path,
  status,
  binary: false,
  added: [{ line: 1, text }],
  removed: [],
});
const found = (change: FileDiff, base: Record<string, string>) => {
  const paths = Object.keys(base);
  const asked = settingsBeside([change], paths);
  const texts = new Map(asked.map((path) => [path, base[path] ?? ""]));
  return weakenedTests([change], {}, { paths, texts }).map(({ severity, message }) => [
    severity,
    message,
  ]);
};

const MANIFEST = '{\n  "jest": {\n    "coverageThreshold": {} } }';
test.each<[string, FileDiff, Record<string, string>, string]>([
  ["jest's", file("jest.config.js"), { "package.json": MANIFEST }, "package.json"],
  ["jest's other", file("jest.config.mjs"), { "jest.config.js": "x" }, "jest.config.js"],
  [
    "jest's, of a folder",
    file("src/jest.config.js"),
    { "package.json": MANIFEST, "src/a.js": "" },
    "package.json",
  ],
  ["vitest's", file("vitest.config.ts"), { "vite.config.ts": "({ test: {} })" }, "vite.config.ts"],
  ["eslint's", file("eslint.config.js"), { ".eslintrc.json": "{}" }, ".eslintrc.json"],
  [
    "eslint's, of a folder",
    file("src/.eslintrc.json"),
    { "eslint.config.js": "", "src/a.js": "" },
    "eslint.config.js",
  ],
  [
    "biome's, of a folder",
    file("src/biome.json"),
    { "biome.json": "{}", "src/a.js": "" },
    "biome.json",
  ],
  [
    "pytest's",
    file("pytest.ini"),
    { "pyproject.toml": "[tool.pytest.ini_options]" },
    "pyproject.toml",
  ],
  [
    "pytest's, among others",
    file("pyproject.toml", "[tool.pytest.ini_options]", "changed"),
    { "pyproject.toml": "[project]", "setup.cfg": "[tool:pytest]" },
    "setup.cfg",
  ],
  [
    "coverage.py's",
    file(".coveragerc"),
    { "pyproject.toml": "[tool.coverage.run]" },
    "pyproject.toml",
  ],
  ["ruff's", file("ruff.toml"), { "pyproject.toml": "[tool.ruff]" }, "pyproject.toml"],
  ["ruff's, of a folder", file("app/ruff.toml"), { "ruff.toml": "", "app/a.py": "" }, "ruff.toml"],
  ["mypy's", file("mypy.ini"), { "setup.cfg": "[mypy]" }, "setup.cfg"],
  ["golangci-lint's", file(".golangci.toml"), { ".golangci.yml": "" }, ".golangci.yml"],
  ["clippy's", file(".clippy.toml"), { "clippy.toml": "" }, "clippy.toml"],
])(
  "threat 24: new settings that take the place of %s old ones stop for people",
  (_, change, base, old) => {
    expect(found(change, base)).toContainEqual([
      "high",
      `These settings take the place of those in ${old}.`,
    ]);
  },
);

test.each<[string, FileDiff, Record<string, string>]>([
  ["the first of the tool", file("jest.config.js"), { "package.json": "{}" }],
  ["another tool's", file("jest.config.js"), { "eslint.config.js": "x" }],
  [
    "a new package's own",
    file("packages/new/jest.config.js"),
    { "jest.config.js": "x", "packages/old/a.js": "" },
  ],
  ["beside another folder's", file("one/ruff.toml"), { "two/ruff.toml": "", "one/a.py": "" }],
  [
    "beside a file that holds none",
    file("pytest.ini"),
    { "pyproject.toml": "[project]", "setup.cfg": "[metadata]" },
  ],
])("settings that are %s are welcome", (_, change, base) => {
  expect(found(change, base)).toEqual([]);
});

test("nothing of the base is read where a change brings no settings", () => {
  expect(bringsSettings([file("src/a.js"), file("package.json", '"zod": "4"', "changed")])).toBe(
    false,
  );
  expect(bringsSettings([file("jest.config.js", "x", "deleted")])).toBe(false);
});
