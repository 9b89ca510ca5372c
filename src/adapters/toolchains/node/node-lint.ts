import { access, mkdtemp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "../../../core/error-code.ts";
import type { Lint } from "../../../core/review/measures.ts";
import type { Finding } from "../../../core/review/quality.ts";
import { isScript } from "../../../core/source-files.ts";
import type { Commands } from "../../../ports/commands.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { plainTextIn } from "../../files/plain-file.ts";
import { unknown } from "../parts.ts";
import { endingOf } from "../tool-run.ts";
import { eslint } from "./eslint.ts";
import type { Install } from "./install.ts";
import type { LintedFolder, Linter } from "./linter.ts";
import { readManifest, type Manifest } from "./package-manifest.ts";
import { tsc } from "./tsc.ts";

const SECONDS = 600;
/** A report of many findings; half of it is no JSON. */
const MAX_BYTES = 32 * 1024 * 1024;
const REPORT = "report.json";
const LINTERS: readonly Linter[] = [eslint, tsc];

export type NodeLintOptions = {
  commands: Commands;
  install: Install;
  reports: string;
  workspace: string;
};

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The program of the project's own packages, else that of the workspace's root. */
async function programOf(name: string, folders: readonly string[]): Promise<string | undefined> {
  for (const folder of folders) {
    const program = join(folder, "node_modules/.bin", name);
    if (await isThere(program)) return program;
  }
  return undefined;
}

async function folderOf(path: string, manifest: Manifest): Promise<LintedFolder> {
  return { names: new Set(await readdir(path)), manifest };
}

/** The folder of the workspace's root; that of the project where it is none, or cannot be read. */
async function aroundOf(workspace: string, own: LintedFolder): Promise<LintedFolder> {
  const read = await readManifest(workspace);
  return "problem" in read ? own : folderOf(workspace, read.manifest);
}

/** Every linter that the repository itself uses and its type checker, over the changed files. */
export function nodeLint({ commands, install, reports, workspace }: NodeLintOptions) {
  const run = async (
    { name, args, codes, read }: Linter,
    { path, files }: { path: string; files: readonly string[] },
  ): Promise<Lint> => {
    const program = await programOf(name, [path, workspace]);
    if (program === undefined)
      return unknown(`${name} is configured, but no dependency of package.json`);
    const folder = await mkdtemp(join(reports, `${name}-`));
    const command = [program, ...args({ files, report: join(folder, REPORT), cache: folder })];
    const result = await commands.run(command, {
      cwd: path,
      timeoutSeconds: SECONDS,
      maxBytes: MAX_BYTES,
    });
    const ending = endingOf(name, result);
    if (result.code === null || !codes.includes(result.code)) return unknown(ending);
    try {
      const report = await plainTextIn(folder, REPORT);
      const findings = read({ report, stdout: result.stdout }, path);
      // An exit code that says "found" without a finding is a fault of the tool or of our reading.
      return result.code === 0 || findings.length > 0
        ? { kind: "known", findings }
        : unknown(ending);
    } catch (error) {
      return unknown(`${ending}; ${messageOf(error)}`);
    }
  };

  return async ({ path, changedFiles }: Checked): Promise<Lint> => {
    const manifest = await readManifest(path);
    if ("problem" in manifest) return unknown(manifest.problem);
    const own = await folderOf(path, manifest.manifest);
    const around = await aroundOf(workspace, own);
    const linters = LINTERS.filter(({ isConfigured }) => isConfigured(own, around));
    if (linters.length === 0)
      return unknown(
        `no linter is configured (${LINTERS.map(({ name }) => name).join(", ")}, or checks.lint in .github/miyabi.yml)`,
      );
    const missing = await install(path, manifest.manifest);
    if (missing !== undefined) return unknown(missing);
    const files = changedFiles.filter(isScript).map((file) => `./${file}`);
    if (files.length === 0) return { kind: "known", findings: [] };
    const findings: Finding[] = [];
    for (const linter of linters) {
      const lint = await run(linter, { path, files });
      if (lint.kind === "unknown") return lint;
      findings.push(...lint.findings);
    }
    return { kind: "known", findings };
  };
}
