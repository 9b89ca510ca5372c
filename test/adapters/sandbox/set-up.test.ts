import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSandbox } from "../../../src/adapters/sandbox/open-sandbox.ts";
import { sandboxTest } from "./sandboxed.ts";

let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "miyabi-setup-"));
  folder = join(root, "bin");
  await mkdir(folder);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const program = async (path: string, text: string): Promise<void> => {
  await writeFile(path, `#!/bin/bash\n${text}\n`);
  await chmod(path, 0o755);
};

/**
 * A sudo that runs nothing: it notes what it was asked, and `answer` (bash that sees all of it as
 * `$asked`) does what the program would have done.
 */
const sudo = (answer: string): Promise<void> =>
  program(
    join(root, "sudo"),
    `asked="$*"\nprintf '%s\\n' "$asked" >> ${root}/asked\nenv > ${root}/environment\n${answer}`,
  );
const asked = async (): Promise<string[]> =>
  (await readFile(join(root, "asked"), "utf8").catch(() => "")).split("\n").slice(0, -1);

const told: string[] = [];
beforeEach(() => {
  told.length = 0;
});
const open = async ({ hosted = true, restricted = false } = {}) => {
  await writeFile(join(root, "restriction"), restricted ? "1\n" : "0\n");
  return openSandbox({
    tempDir: join(root, "job"),
    path: process.env["PATH"],
    readable: [],
    allowedHosts: [],
    hosted,
    told: (text) => told.push(text),
    folders: [folder],
    sudo: join(root, "sudo"),
    restriction: join(root, "restriction"),
  });
};

const installs = (): string =>
  `case "$asked" in *" install -y "*) ln -s /usr/bin/bwrap /usr/bin/socat ${folder}/ ;; esac`;
/** bwrap as AppArmor lets it work: not before a profile is loaded. */
const guarded = (): Promise<void> =>
  program(
    join(folder, "bwrap"),
    `[ -e ${root}/profile ] || { echo 'bwrap: setting up uid map: Permission denied' >&2; exit 1; }\nexec /usr/bin/bwrap "$@"`,
  );
const loads = (): string => `case "$asked" in
  */usr/bin/install*) args=("$@"); cp "\${args[-2]}" ${root}/written ;;
  *apparmor_parser*) cp ${root}/written ${root}/profile ;;
esac`;

sandboxTest("what is missing is installed, tried out, and told", async () => {
  await sudo(installs());
  const commands = await open();
  const { stdout } = await commands.run(["echo", "inside"], { cwd: folder });
  expect(stdout).toBe("inside\n");
  const apt =
    "/usr/bin/env DEBIAN_FRONTEND=noninteractive /usr/bin/apt-get -o Acquire::Retries=3 -o DPkg::Lock::Timeout=60";
  expect(await asked()).toEqual([
    `-n /usr/bin/timeout --kill-after=10 180 ${apt} update -qq`,
    `-n /usr/bin/timeout --kill-after=10 300 ${apt} install -y -qq --no-install-recommends bubblewrap socat`,
  ]);
  expect(told).toEqual([expect.stringMatching(/set up: `apt-get .*update -qq` done; .* done\.$/)]);
});

sandboxTest(
  "where AppArmor forbids it, a profile for bwrap alone is written and loaded",
  async () => {
    await guarded();
    await program(join(folder, "socat"), "exit 0");
    await sudo(loads());
    expect((await open({ restricted: true })).sandbox).toBe("bwrap");
    expect(await asked()).toEqual([
      expect.stringMatching(
        /^-n \/usr\/bin\/timeout --kill-after=10 30 \/usr\/bin\/install -m 0644 \/\S+\/bwrap \/etc\/apparmor\.d\/bwrap$/,
      ),
      "-n /usr/bin/timeout --kill-after=10 60 /usr/sbin/apparmor_parser -r /etc/apparmor.d/bwrap",
    ]);
    expect(await readFile(join(root, "profile"), "utf8")).toMatch(
      /profile bwrap \/usr\/bin\/bwrap flags=\(unconfined\) \{\n {2}userns,\n\}\n$/,
    );
  },
);

test("root is asked with nothing of the job's environment", async () => {
  process.env["MIYABI_CANARY"] = "canary-1";
  try {
    await sudo("exit 1");
    await expect(open()).rejects.toMatchObject({ code: "no_sandbox" });
  } finally {
    delete process.env["MIYABI_CANARY"];
  }
  const names = (await readFile(join(root, "environment"), "utf8"))
    .split("\n")
    .map((line) => line.split("=")[0]);
  expect(names).not.toContain("MIYABI_CANARY");
  expect(names).toContain("PATH");
});

test("on any other machine nothing is asked of sudo", async () => {
  await sudo(installs());
  await expect(open({ hosted: false, restricted: true })).rejects.toMatchObject({
    code: "no_sandbox",
    message: expect.stringContaining("sudo apt-get install -y bubblewrap socat") as unknown,
  });
  expect(await asked()).toEqual([]);
});

test("where it comes to nothing, the error says what was tried and what it answered", async () => {
  await sudo("echo 'sudo: a password is required' >&2; exit 1");
  await expect(open()).rejects.toMatchObject({
    code: "no_sandbox",
    message: expect.stringMatching(
      /bwrap and socat are not installed\. Miyabi tried .*bubblewrap socat` ended with 1: sudo: a password is required/,
    ) as unknown,
  });
});

test("without sudo it fails closed as well", async () => {
  await expect(open()).rejects.toMatchObject({ code: "no_sandbox" });
});

test("a bwrap that does not work after it was set up is no sandbox", async () => {
  await program(join(folder, "socat"), "exit 0");
  await program(join(folder, "bwrap"), "echo 'bwrap: Unknown option --disable-userns' >&2; exit 1");
  await sudo("");
  await expect(open({ restricted: true })).rejects.toMatchObject({
    code: "no_sandbox",
    message: expect.stringMatching(
      /Unknown option.*`apparmor_parser -r \/etc\/apparmor\.d\/bwrap` done/,
    ) as unknown,
  });
  expect(await asked()).toHaveLength(2);
});

test.each([
  [
    "a name is not resolved",
    "E: Failed to fetch http://deb  Temporary failure resolving 'deb'",
    100,
  ],
  ["apt is busy", "E: Could not get lock /var/lib/dpkg/lock-frontend.", 100],
  ["the time was up", "", 124],
])("where %s the fault may pass", async (_, text, code) => {
  await sudo(`echo "${text}" >&2; exit ${code}`);
  await expect(open()).rejects.toMatchObject({
    name: "TransientError",
    message: expect.stringContaining("could not be set up") as unknown,
  });
});

test("a list that cannot be refreshed is no fault: what installs has the last word", async () => {
  await sudo(`case "$asked" in *" update "*) echo 'Failed to fetch' >&2; exit 100 ;; esac`);
  await expect(open()).rejects.toMatchObject({ code: "no_sandbox" });
  expect(await asked()).toHaveLength(2);
});
