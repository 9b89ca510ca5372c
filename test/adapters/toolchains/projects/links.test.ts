import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { filesForProjects } from "../../../../src/adapters/toolchains/projects/find-manifests.ts";
import { linkProjects } from "../../../../src/adapters/toolchains/projects/links.ts";
import { projectsIn } from "../../../../src/core/projects.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "miyabi-links-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function linked(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  return linkProjects(root, projectsIn(await filesForProjects(root)));
}

test("npm workspaces: names, needs of every kind, members", async () => {
  expect(
    await linked({
      "package.json": '{"name":"all","workspaces":["packages/*"]}',
      "packages/a/package.json":
        '{"name":"a","devDependencies":{"b":"*"},"peerDependencies":{"c":"1"}}',
      "tools/package.json": '{"name":"tools"}',
    }),
  ).toEqual([
    { ecosystem: "node", folder: "", name: "all", needs: [], workspace: "" },
    { ecosystem: "node", folder: "packages/a", name: "a", needs: ["b", "c"], workspace: "" },
    { ecosystem: "node", folder: "tools", name: "tools", needs: [] },
  ]);
});

test("pnpm's own list of members", async () => {
  const [, member] = await linked({
    "package.json": "{}",
    "pnpm-workspace.yaml": "packages: ['apps/**']",
    "apps/deep/web/package.json": '{"name":"web"}',
  });
  expect(member).toMatchObject({ folder: "apps/deep/web", workspace: "" });
});

test("Cargo: a virtual workspace and its crates", async () => {
  expect(
    await linked({
      "Cargo.toml": '[workspace]\nmembers = ["crates/*"]\n',
      "crates/a/Cargo.toml": '[package]\nname = "a"\n[dependencies]\nb = { path = "../b" }\n',
      "crates/b/Cargo.toml": '[package]\nname = "b"\n',
    }),
  ).toEqual([
    { ecosystem: "rust", folder: "", needs: [], workspace: "", isEmpty: true },
    { ecosystem: "rust", folder: "crates/a", name: "a", needs: ["b"], workspace: "" },
    { ecosystem: "rust", folder: "crates/b", name: "b", needs: [], workspace: "" },
  ]);
});

test("Go: module path and what it requires", async () => {
  const text = `module example.org/api // ours
go 1.26
require example.org/core v1.2.3
require (
\tgolang.org/x/text v0.3.0 // indirect
)
`;
  expect(await linked({ "api/go.mod": text })).toEqual([
    {
      ecosystem: "go",
      folder: "api",
      name: "example.org/api",
      needs: ["example.org/core", "golang.org/x/text"],
    },
  ]);
});

test("Python: names are equal whatever their case and separators", async () => {
  const [lib, app] = await linked({
    "lib/pyproject.toml": '[project]\nname = "My_Lib"\n',
    "web/pyproject.toml":
      '[project]\nname = "web"\ndependencies = ["my.lib[extra]>=1; python_version > \'3\'", "requests"]\n',
    "web/requirements.txt": "# comment\n-r other.txt\nflask==3\n",
  });
  expect(lib).toMatchObject({ name: "my-lib" });
  expect(app).toMatchObject({ name: "web", needs: ["my-lib", "requests", "flask"] });
});

test("a manifest that cannot be read, or is a link, links to nothing", async () => {
  await writeFile(join(root, "elsewhere"), '{"name":"x","workspaces":["**"]}');
  await mkdir(join(root, "a"));
  await symlink("../elsewhere", join(root, "a", "pnpm-workspace.yaml"));
  const projects = await linked({ "a/package.json": "{", "b/Cargo.toml": "= 1" });
  expect(projects.map(({ needs, workspace }) => [needs, workspace])).toEqual([
    [[], undefined],
    [[], undefined],
  ]);
});
