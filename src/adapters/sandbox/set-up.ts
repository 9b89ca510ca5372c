import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { TransientError } from "../../core/errors.ts";
import { plainLine } from "../../core/text/inert-line.ts";
import type { SetUp } from "../../core/sandbox/sandbox-setup.ts";
import type { CommandResult } from "../../ports/commands.ts";
import { cleanEnvironment } from "../process/clean-environment.ts";
import { runProgram } from "../process/run-program.ts";

const SUDO = "/usr/bin/sudo";
const PROFILE_FILE = "/etc/apparmor.d/bwrap";
/** https://ubuntu.com/blog/ubuntu-23-10-restricted-unprivileged-user-namespaces */
const PROFILE = `abi <abi/4.0>,
include <tunables/global>
profile bwrap /usr/bin/bwrap flags=(unconfined) {
  userns,
}
`;

/** apt itself tries again, and waits for one that runs already. */
const APT = [
  "/usr/bin/env",
  "DEBIAN_FRONTEND=noninteractive",
  "/usr/bin/apt-get",
  "-o",
  "Acquire::Retries=3",
  "-o",
  "DPkg::Lock::Timeout=60",
];

/** Beyond the limit that `timeout` keeps as root: we may not end what sudo runs. */
const GRACE_SECONDS = 30;
/** As `timeout` ends where the time was up. */
const TIME_IS_UP = 124;

/** Words of apt for what may be otherwise in a minute. */
const PASSING =
  /Temporary failure resolving|Could not (?:resolve|connect|get lock|handshake)|Cannot initiate the connection|Connection (?:failed|timed out|refused|reset)|Failed to fetch|Unable to fetch|Hash Sum mismatch/i;

type Step = { command: readonly string[]; seconds: number };

export type SetUpOptions = {
  /** Folder of the job's temp, outside of every clone. */
  tempDir: string;
  /** Absolute path of sudo. */
  sudo?: string;
};

async function stepsOf(what: SetUp, tempDir: string): Promise<Step[]> {
  if (what === "programs")
    return [
      { command: [...APT, "update", "-qq"], seconds: 180 },
      {
        command: [...APT, "install", "-y", "-qq", "--no-install-recommends", "bubblewrap", "socat"],
        seconds: 300,
      },
    ];
  await mkdir(tempDir, { recursive: true });
  const file = join(await mkdtemp(join(tempDir, "apparmor-")), "bwrap");
  await writeFile(file, PROFILE);
  return [
    { command: ["/usr/bin/install", "-m", "0644", file, PROFILE_FILE], seconds: 30 },
    { command: ["/usr/sbin/apparmor_parser", "-r", PROFILE_FILE], seconds: 60 },
  ];
}

/** The program with what it does: `apt-get install`. */
function nameOf({ command }: Step): string {
  const words = command.filter((word) => word !== "/usr/bin/env" && !word.includes("="));
  const [program = "", ...rest] = words.filter((word) => word !== "-o");
  return [program.split("/").at(-1), ...rest].join(" ");
}

const saidBy = ({ code, stdout, stderr }: CommandResult): string => {
  if (code === 0) return "done";
  if (code === null || code === TIME_IS_UP) return "took too long";
  const lines = `${stdout}\n${stderr}`.split("\n").filter((line) => line.trim() !== "");
  const said = lines.find((line) => line.startsWith("E: ")) ?? lines.at(-1) ?? "";
  return plainLine(`ended with ${code}${said === "" ? "" : `: ${said}`}`, 300);
};

/**
 * Sets one thing up as root, on a machine that is thrown away after the job. Called before any
 * generated code has run: nothing of the repository, and no variable of the job's, is looked at.
 * @returns each command and what came of it
 * @throws TransientError where apt could not reach its servers
 */
export async function setUp(
  what: SetUp,
  { tempDir, sudo = SUDO }: SetUpOptions,
): Promise<string[]> {
  const env = cleanEnvironment({ home: "/nonexistent", tempDir: "/tmp" });
  const tried: string[] = [];
  let output = "";
  for (const step of await stepsOf(what, tempDir)) {
    const limit = ["/usr/bin/timeout", "--kill-after=10", String(step.seconds)];
    const result = await runProgram({
      command: [sudo, "-n", ...limit, ...step.command],
      cwd: "/",
      env,
      timeoutSeconds: step.seconds + GRACE_SECONDS,
    });
    tried.push(`\`${nameOf(step)}\` ${saidBy(result)}`);
    output += `${result.stdout}\n${result.stderr}\n`;
    const failed = result.code !== 0;
    const late = result.code === null || result.code === TIME_IS_UP;
    // Old lists may do: only what installs has the last word.
    if (failed && !step.command.includes("update")) {
      if (what === "programs" && (late || PASSING.test(output)))
        throw new TransientError(`the sandbox could not be set up: ${tried.join("; ")}`);
      break;
    }
  }
  return tried;
}
