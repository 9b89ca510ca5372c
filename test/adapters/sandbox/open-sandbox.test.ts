import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSandbox } from "../../../src/adapters/sandbox/open-sandbox.ts";
import { sandboxTest } from "./sandboxed.ts";

let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "miyabi-probe-"));
  folder = join(root, "bin");
  await mkdir(folder);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const program = async (name: string, text: string): Promise<void> => {
  await writeFile(join(folder, name), `#!/bin/bash\n${text}\n`);
  await chmod(join(folder, name), 0o755);
};
const open = () =>
  openSandbox({
    tempDir: join(root, "job"),
    path: process.env["PATH"],
    readable: [],
    allowedHosts: [],
    folders: [folder],
  });
const refused = (text: string) => ({
  code: "no_sandbox",
  message: expect.stringMatching(text) as unknown,
});

test("without bubblewrap nothing opens, and the message says what to install", async () => {
  await expect(open()).rejects.toMatchObject(
    refused(
      "bwrap and socat are not installed.*apt-get install -y bubblewrap socat.*docs/sandbox.md",
    ),
  );
});

test("without socat nothing opens", async () => {
  await program("bwrap", "exit 0");
  await expect(open()).rejects.toMatchObject(refused("socat is not installed"));
});

test("a bwrap that is not allowed to do its work is told with its own words", async () => {
  await program("socat", "exit 0");
  await program("bwrap", "echo 'bwrap: setting up uid map: Permission denied' >&2; exit 1");
  await expect(open()).rejects.toMatchObject(refused("setting up uid map: Permission denied"));
});

test("a bwrap that runs nothing is no sandbox", async () => {
  await program("socat", "exit 0");
  await program("bwrap", "exit 0");
  await expect(open()).rejects.toMatchObject(refused("no sandbox"));
});

test("a bwrap that holds nothing is no sandbox", async () => {
  await program("socat", "exit 0");
  await program("bwrap", 'while [ "$1" != -- ]; do shift; done; shift; exec "$@"');
  await expect(open()).rejects.toMatchObject(refused("wrote .*outside"));
});

/** The real one, which is told less, or more, than it should: `change` is bash that sees each `$word`. */
const leaking = async (change: string): Promise<void> => {
  await symlink("/usr/bin/socat", join(folder, "socat"));
  const loop = `for word; do ${change}; words+=("$word"); done`;
  await program("bwrap", `words=()\n${loop}\nexec /usr/bin/bwrap "\${words[@]}"`);
};

sandboxTest.each([
  ["the network", "--unshare-net", "connected directly"],
  ["processes", "--unshare-pid", "saw \\d+ processes"],
])("a bwrap that leaves %s open is no sandbox", async (_, flag, problem) => {
  await leaking(`[ "$word" = ${flag} ] && continue`);
  await expect(open()).rejects.toMatchObject(refused(problem));
});

sandboxTest("a bwrap that leaves the disk open is no sandbox", async () => {
  await leaking(`[ "$word" = --chdir ] && words+=(--bind ${root} ${root})`);
  await expect(open()).rejects.toMatchObject(refused("wrote .*outside"));
});

sandboxTest("the real one opens", async () => {
  for (const name of ["bwrap", "socat"]) await symlink(`/usr/bin/${name}`, join(folder, name));
  expect((await open()).sandbox).toBe("bwrap");
});
