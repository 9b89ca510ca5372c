import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rustupHome } from "../../../src/adapters/process/rustup-home.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "miyabi-rustup-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const install = async (cargo: string, rustup: string): Promise<string> => {
  const bin = join(root, cargo, "bin");
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, "rustup"), "");
  await mkdir(join(root, rustup, "toolchains/stable"), { recursive: true });
  return bin;
};

test.each([
  [".cargo", ".rustup"],
  ["cargo", "rustup"],
])("the toolchains of rustup in %s/bin are in %s", async (cargo, rustup) => {
  const bin = await install(cargo, rustup);
  expect(rustupHome(`/usr/bin:${bin}:/bin`)).toBe(join(root, rustup));
});

test("without rustup on the path, or without toolchains, there is none", async () => {
  const bin = await install(".cargo", ".rustup");
  expect(rustupHome("/nowhere:")).toBeUndefined();
  await rm(join(root, ".rustup/toolchains/stable"), { recursive: true });
  expect(rustupHome(bin)).toBeUndefined();
});
