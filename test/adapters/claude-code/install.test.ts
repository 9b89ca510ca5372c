import { access, chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installClaudeCode } from "../../../src/adapters/claude-code/install.ts";
import { lockFiles } from "../../../src/adapters/claude-code/lock-file.ts";
import { INTEGRITY, VERSION } from "../../../src/adapters/claude-code/pinned.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "miyabi-install-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** A stand-in for npm that a test scripts; what it is called with is left in files beside it. */
const withNpm = async (script: string, more: { toolCache?: string; platform?: string } = {}) => {
  const bin = join(root, "bin");
  await mkdir(bin);
  await writeFile(
    join(bin, "npm"),
    `#!/bin/sh\nprintf '%s\\n' "$@" > ${root}/arguments\nenv | sort > ${root}/environment\ncp package.json package-lock.json ${root}\n${script}\n`,
  );
  await chmod(join(bin, "npm"), 0o755);
  return installClaudeCode({
    tempDir: join(root, "job"),
    env: { PATH: `${bin}:/usr/bin:/bin`, npm_config_registry: "https://npm.example.org/" },
    platform: "linux-x64",
    ...more,
  });
};
const read = (name: string): Promise<string> => readFile(join(root, name), "utf8");

test("npm installs exactly the pinned package, runs no script, and reads no project's settings", async () => {
  const program = await withNpm("exit 0");
  expect(program).toMatch(/node_modules\/@anthropic-ai\/claude-code-linux-x64\/claude$/);
  const [command, ...flags] = (await read("arguments")).trim().split("\n");
  expect(command).toBe("ci");
  expect(flags).toContain("--ignore-scripts");
  expect(flags[flags.indexOf("--prefix") + 1]).toMatch(`${root}/job/claude-code-`);
  expect(await readdir(flags[flags.indexOf("--prefix") + 1] ?? "")).toEqual([
    "package-lock.json",
    "package.json",
  ]);
  expect(JSON.parse(await read("package-lock.json"))).toMatchObject({
    packages: {
      "node_modules/@anthropic-ai/claude-code-linux-x64": {
        version: VERSION,
        integrity: INTEGRITY["linux-x64"],
      },
    },
  });
  expect(await read("environment")).toContain("npm_config_registry=https://npm.example.org/");
});

test("npm's cache is the machine's tool cache where that can be written, else the job's", async () => {
  await withNpm("exit 0", { toolCache: join(root, "tools") });
  expect(await read("arguments")).toContain(`--cache\n${root}/tools/miyabi/npm\n`);
  await rm(join(root, "bin"), { recursive: true });
  await withNpm("exit 0", { toolCache: join(root, "arguments") });
  expect(await read("arguments")).toContain(`--cache\n${root}/job/npm-cache\n`);
});

test.each(["EAI_AGAIN", "ECONNRESET", "ETIMEDOUT", "E503", "E429"])(
  "%s of npm may pass by itself",
  async (code) => {
    await expect(withNpm(`echo "npm error code ${code}" >&2; exit 1`)).rejects.toMatchObject({
      name: "TransientError",
    });
  },
);

test.each(["EINTEGRITY", "E404", "E401"])("%s of npm is told with its words", async (code) => {
  const installed = withNpm(`echo "npm error code ${code}" >&2; exit 1`);
  await expect(installed).rejects.toMatchObject({ code: "no_claude_code" });
  await expect(installed).rejects.toThrow(
    new RegExp(`npm said: npm error code ${code}.* engine: sdk`),
  );
});

test("a machine without npm, or of a kind without a package, is told", async () => {
  const install = (platform: string) =>
    installClaudeCode({ tempDir: join(root, "job"), env: { PATH: root }, platform });
  await expect(install("linux-x64")).rejects.toMatchObject({ code: "no_claude_code" });
  await expect(install("sunos-sparc")).rejects.toMatchObject({ code: "no_claude_code" });
  await expect(access(join(root, "job", "npm-cache"))).rejects.toThrow();
});

test("every pinned integrity is a sha512", () => {
  for (const [platform, integrity] of Object.entries(INTEGRITY)) {
    expect(integrity).toMatch(/^sha512-[\w+/]{86}==$/);
    expect(Object.keys(lockFiles(platform) ?? {})).toEqual(["package.json", "package-lock.json"]);
  }
});
