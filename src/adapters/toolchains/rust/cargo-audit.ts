import { access, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { messageOf } from "../../../core/error-code.ts";
import type { Audit } from "../../../core/review/measures.ts";
import type { Finding } from "../../../core/review/quality.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { runProgram } from "../../process/run-program.ts";
import { unknown, type Workshop } from "../parts.ts";
import { plainText } from "../../files/plain-file.ts";
import { parseSarif } from "../reports/sarif.ts";
import { endingOf, isMissing } from "../tool-run.ts";
import type { Cargo, Crate } from "./cargo.ts";

const SECONDS = 300;
/** The advisories of https://rustsec.org, a git repository. */
const DATABASE = "https://github.com/RustSec/advisory-db.git";
/** Of a package that nobody maintains or that is unsound: worth a look, and no known hole. */
const REMARK = /\bhas an? \w+ warning\b/;

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

export type CargoAuditOptions = Pick<Workshop, "commands" | "reports"> & {
  cargo: Cargo;
  /** Repository with the advisories, RustSec's by default. */
  database?: string | undefined;
};

/**
 * Fetches the advisories, by ourselves: in the sandbox GitHub is out of reach, since who reaches it can
 * send to it. Anew each time: what lies in the folder for reports can be changed by what runs.
 */
async function fetched(database: string, reports: string): Promise<string | { problem: string }> {
  const folder = await mkdtemp(join(reports, "advisories-"));
  const result = await runProgram({
    command: ["git", "clone", "--quiet", "--depth", "1", "--", database, folder],
    cwd: reports,
    env: {
      PATH: "/usr/local/bin:/usr/bin:/bin",
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_TERMINAL_PROMPT: "0",
    },
    timeoutSeconds: SECONDS,
  });
  return result.code === 0
    ? folder
    : { problem: `the advisories of RustSec are not to be had: ${endingOf("git clone", result)}` };
}

/** Known vulnerabilities of the packages in Cargo.lock; without any there is nothing to ask about. */
export function cargoAudit({ commands, reports, cargo, database = DATABASE }: CargoAuditOptions) {
  /** The lock file, or a copy of the one that cargo makes where none is committed. */
  const lockOf = async (crate: Crate, path: string): Promise<string | { problem: string }> => {
    const lock = join(crate.root, "Cargo.lock");
    if (await exists(lock)) return lock;
    const command = ["cargo", "generate-lockfile"];
    const made = await commands.run(command, { cwd: path, timeoutSeconds: SECONDS });
    const copy = join(await mkdtemp(join(reports, "lock-")), "Cargo.lock");
    const text = made.code === 0 ? await plainText(lock) : undefined;
    await rm(lock, { force: true });
    if (text === undefined) return { problem: endingOf("cargo generate-lockfile", made) };
    await writeFile(copy, text);
    return copy;
  };

  return async ({ path }: Checked): Promise<Audit> => {
    const crate = await cargo.crateAt(path);
    if ("problem" in crate) return unknown(crate.problem);
    const lock = await lockOf(crate, path);
    if (typeof lock !== "string") return unknown(lock.problem);
    const run = (args: readonly string[]) =>
      commands.run(["cargo-audit", "audit", ...args], { cwd: path, timeoutSeconds: SECONDS });
    const present = await run(["--version"]);
    if (isMissing(present))
      return unknown(
        `${endingOf("cargo-audit", present)}: cargo install --locked cargo-audit (0.22 or newer)`,
      );
    const advisories = await fetched(database, reports);
    if (typeof advisories !== "string") return unknown(advisories.problem);
    const flags = ["--no-fetch", "--no-yanked", "--format", "sarif", "--db", advisories];
    const result = await run([...flags, "--file", lock]);
    // It ends with 1 where it found something; any other ending is none of its judgements.
    if (result.code !== 0 && result.code !== 1) return unknown(endingOf("cargo audit", result));
    try {
      const findings = parseSarif(result.stdout, { part: "security", root: path });
      return {
        kind: "known",
        findings: findings.map(({ message, severity, rule = "cargo-audit" }): Finding => ({
          part: "security",
          severity: REMARK.test(message) ? "low" : severity,
          message,
          file: relative(path, join(crate.root, "Cargo.lock")),
          rule,
        })),
      };
    } catch (error) {
      return unknown(`${endingOf("cargo audit", result)}; ${messageOf(error)}`);
    }
  };
}
