import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { programFolders } from "../../../src/adapters/sandbox/program-folders.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "miyabi-programs-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const put = async (path: string, text = ""): Promise<void> => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
};
const shown = (entry: string): string[] =>
  programFolders(join(root, entry)).map((folder) => folder.replace(`${root}/`, ""));

test("a prefix shows its programs and libraries, not what people keep in it", () => {
  expect(shown("opt/bin")).toEqual(["opt/bin", "opt/lib", "opt/libexec", "opt/include"]);
  expect(shown("tools")).toEqual(["tools"]);
});

test("shims come with the versions that they start, without the hooks that write shims anew", async () => {
  await put(".pyenv/versions/3.11.7/bin/python");
  await put(".pyenv/pyenv.d/exec/pip-rehash.bash");
  expect(shown(".pyenv/shims")).toEqual(
    ["shims", "bin", "libexec", "version", "versions"].map((name) => `.pyenv/${name}`),
  );
  expect(shown("other/shims")).toEqual(["other/shims"]);
});

test("a virtual environment comes with the Python that made it", async () => {
  await put("venv/pyvenv.cfg", `home = ${root}/py/bin\nversion = 3.11.7\n`);
  expect(shown("venv/bin")).toEqual(["venv", "py/bin", "py/lib", "py/libexec", "py/include"]);
  await put("venv/pyvenv.cfg", "home = ../../../../root\n");
  expect(shown("venv/bin")).toEqual(["venv"]);
});

test("Go comes with its own library", async () => {
  await put("go/bin/go");
  await put("go/VERSION");
  await put("go/src/runtime/proc.go");
  expect(shown("go/bin")).toEqual(["go"]);
});
