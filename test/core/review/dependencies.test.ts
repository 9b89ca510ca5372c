import fc from "fast-check";
import { parseToml } from "../../../src/adapters/toml/parse-toml.ts";
import { dependencyFindings } from "../../../src/core/review/dependencies/findings.ts";
import { editDistance, imitates } from "../../../src/core/review/dependencies/well-known.ts";
import type { FileDiff } from "../../../src/core/diff.ts";

const diffOf = (path: string, after: string): FileDiff => ({
  path,
  status: "changed",
  binary: false,
  added: after.split("\n").map((text, at) => ({ line: at + 1, text })),
  removed: [],
});
const findingsOf = (path: string, before: string | undefined, after: string) =>
  dependencyFindings([diffOf(path, after)], new Map([[path, { before, after }]]), parseToml);
const messagesOf = (...change: Parameters<typeof findingsOf>): string[] =>
  findingsOf(...change).map(({ severity, message }) => `${severity}: ${message}`);

const npm = (dependencies: Record<string, string>): string =>
  JSON.stringify({ dependencies }, null, 1);

test("threat 37: a new package is named with version, manifest and line, and costs nothing", () => {
  const [finding, ...rest] = findingsOf(
    "web/package.json",
    npm({ express: "^5.0.0" }),
    npm({ express: "^5.1.0", leftpad9: "1.2.3" }),
  );
  expect(rest).toEqual([]);
  expect(finding).toEqual({
    part: "security",
    severity: "info",
    rule: "miyabi/new-dependency",
    message: "New dependency: leftpad9 1.2.3.",
    file: "web/package.json",
    line: 4,
  });
});

test.each([
  ["requirements.txt", "flask\n", "flask\nreqeusts==2.0  # http\n", "reqeusts ==2.0", "requests"],
  ["package.json", npm({}), npm({ expresss: "1.0.0" }), "expresss 1.0.0", "express"],
  ["Cargo.toml", "", '[dependencies]\ntoki0 = "1"\n', "toki0 1", "tokio"],
  [
    "go.mod",
    "module a.example/b\n",
    "module a.example/b\n\nrequire (\n\tgithub.com/gin-gonic/gim v1.0.0\n\tgolang.org/x/net v0.1.0 // indirect\n)\n",
    "github.com/gin-gonic/gim v1.0.0",
    "github.com/gin-gonic/gin",
  ],
])(
  "threat 37: %s: a name like a well-known one is a warning that costs points",
  (path, before, after, named, like) => {
    const name = named.split(" ")[0] ?? "";
    expect(messagesOf(path, before, after)).toEqual([
      `info: New dependency: ${named}.`,
      `medium: ${name} is nearly called ${like}: is it the one meant?`,
    ]);
  },
);

test("all places of pyproject.toml where packages are named are read", () => {
  const after = `
[build-system]
requires = ["hatchling"]
[project]
dependencies = ["httpx[http2]>=0.27 ; python_version > '3.9'"]
[project.optional-dependencies]
docs = ["mkdocs"]
[dependency-groups]
dev = ["pytest>=8", {include-group = "lint"}]
[tool.poetry.dependencies]
python = "^3.12"
rich = {version = "^13"}
`;
  expect(messagesOf("pyproject.toml", undefined, after).sort()).toEqual([
    "info: New dependency: hatchling.",
    "info: New dependency: httpx >=0.27.",
    "info: New dependency: mkdocs.",
    "info: New dependency: pytest >=8.",
    "info: New dependency: rich ^13.",
  ]);
});

test.each(["git+https://github.com/a/b.git", "https://example.com/a.tgz", "someone/thing#main"])(
  "a package that moves to %s is from no registry",
  (source) => {
    expect(messagesOf("package.json", npm({ thing: "1.0.0" }), npm({ thing: source }))).toEqual([
      `medium: thing ${source} comes from no registry; what lies there can change.`,
    ]);
  },
);

test.each([
  ["package.json", npm({ other: "workspace:*", third: "file:../third" })],
  ["Cargo.toml", '[dependencies]\ncommon = { path = "../common" }\n'],
  ["src/package.jsonc", "{}"],
])("%s: parts of the same repository are no news", (path, after) => {
  expect(messagesOf(path, undefined, after)).toEqual([]);
});

test("a manifest that cannot be read is said to be so", () => {
  expect(messagesOf("package.json", "{}", "{")).toEqual([
    "medium: The manifest cannot be read: what it asks for is not known.",
  ]);
});

test("threat 37: a changed lock file is named; a host that is no registry and new in it costs points", () => {
  const lock = (...hosts: string[]): string =>
    hosts.map((host) => `"resolved": "https://${host}/a/-/a-1.0.0.tgz",`).join("\n");
  const before = lock("npm.corp.example");
  const after = lock("registry.npmjs.org", "npm.corp.example", "evil.example", "evil.example");
  expect(findingsOf("package-lock.json", before, after)).toMatchObject([
    { severity: "info", message: "The lock file changes (+4 −0 lines)." },
    {
      severity: "medium",
      line: 3,
      message: "A locked package comes from evil.example, which is no registry that we know.",
    },
  ]);
});

test.each([
  ["npm", "preact"],
  ["npm", "vitest"],
  ["npm", "abcd"],
  ["requirements", "Flask"],
  ["requirements", "python_dateutil"],
  ["cargo", "serde-json"],
  ["go", "github.com/go-chi/chi/v5"],
] as const)("%s: %s imitates nobody", (kind, name) => {
  expect(imitates(kind, name)).toBeUndefined();
});

test("property: a name with one change is at distance 1 at most, and never further from itself", () => {
  const word = fc.string({ minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(word, fc.nat(), fc.string({ maxLength: 1 }), (name, at, letter) => {
      const place = at % (name.length - 1);
      const replaced = name.slice(0, place) + letter + name.slice(place + 1);
      const swapped =
        name.slice(0, place) + name.charAt(place + 1) + name.charAt(place) + name.slice(place + 2);
      expect(editDistance(name, name, 1)).toBe(0);
      expect(editDistance(name, replaced, 1)).toBeLessThanOrEqual(1);
      expect(editDistance(name, swapped, 1)).toBeLessThanOrEqual(1);
    }),
  );
});
