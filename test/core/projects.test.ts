import { affectedProjects, projectsIn, type LinkedProject } from "../../src/core/projects.ts";

test("a project is a folder with a manifest, one for each ecosystem in it", () => {
  expect(
    projectsIn([
      "package.json",
      "pyproject.toml",
      "requirements.txt",
      "crates/core/Cargo.toml",
      "services/api/go.mod",
      "services/api/main.go",
    ]),
  ).toEqual([
    { ecosystem: "node", folder: "" },
    { ecosystem: "python", folder: "" },
    { ecosystem: "rust", folder: "crates/core" },
    { ecosystem: "go", folder: "services/api" },
  ]);
});

test.each([
  "node_modules/a/package.json",
  "vendor/x/go.mod",
  "test/fixtures/app/package.json",
  ".venv/lib/setup.py",
  "target/package/Cargo.toml",
  "packages/a/dist/package.json",
])("what %s describes is not ours to test", (path) => {
  expect(projectsIn([path])).toEqual([]);
});

const node = (folder: string, more: Partial<LinkedProject> = {}): LinkedProject => ({
  ecosystem: "node",
  folder,
  needs: [],
  ...more,
});
const ROOT = node("", { workspace: "" });
const CORE = node("packages/core", { name: "core", workspace: "" });
const WEB = node("packages/web", { name: "web", needs: ["core", "react"], workspace: "" });
const SHOP = node("packages/shop", { name: "shop", needs: ["web"], workspace: "" });
const API: LinkedProject = { ecosystem: "go", folder: "api", name: "x.org/core", needs: ["core"] };
const ALL = [ROOT, API, CORE, SHOP, WEB];
const foldersOf = (...changed: string[]): string[] =>
  affectedProjects(ALL, changed).map(({ folder }) => folder);

test("a change reaches its own project and what needs it, however far", () => {
  expect(foldersOf("packages/web/src/a.ts")).toEqual(["packages/shop", "packages/web"]);
  expect(foldersOf("packages/core/README.md")).toEqual([
    "packages/core",
    "packages/shop",
    "packages/web",
  ]);
  expect(foldersOf("packages/shop/a.ts")).toEqual(["packages/shop"]);
});

test("names are compared within one ecosystem only", () => {
  expect(foldersOf("packages/core/a.ts")).not.toContain("api");
});

test("what lies right in a workspace's root reaches all of its members", () => {
  expect(foldersOf("package-lock.json")).toEqual([
    "",
    "packages/core",
    "packages/shop",
    "packages/web",
  ]);
  expect(foldersOf("scripts/release.ts")).toEqual([""]);
});

test("a file outside of all projects, or no file at all, reaches every project", () => {
  expect(affectedProjects([CORE, API], ["Makefile"])).toEqual([CORE, API]);
  expect(affectedProjects([CORE, API], [])).toEqual([CORE, API]);
});

test("projects that need each other in a circle are each taken once", () => {
  const a = node("a", { name: "a", needs: ["b"] });
  const b = node("b", { name: "b", needs: ["a"] });
  expect(affectedProjects([a, b], ["b/x.ts"])).toEqual([a, b]);
});

test("a root that is nothing but its members is left out where one of them is there", () => {
  const root = { ecosystem: "rust", folder: "", needs: [], workspace: "", isEmpty: true } as const;
  const member = { ecosystem: "rust", folder: "a", needs: [], workspace: "" } as const;
  expect(affectedProjects([root, member], ["Cargo.lock"])).toEqual([member]);
  expect(affectedProjects([root, member], [])).toEqual([member]);
  expect(affectedProjects([root, member], ["a/src/lib.rs"])).toEqual([member]);
  expect(affectedProjects([root, member], ["docs/x.md"])).toEqual([root]);
  expect(affectedProjects([{ ...root, isEmpty: false }, member], [])).toHaveLength(2);
});
