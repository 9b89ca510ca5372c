import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { canonicalJson } from "../../../core/digest.ts";
import { messageOf } from "../../../core/error-code.ts";
import type { Lint } from "../../../core/review/measures.ts";
import type { Finding } from "../../../core/review/quality.ts";
import { isScript } from "../../../core/source-files.ts";
import type { Commands } from "../../../ports/commands.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { plainTextIn } from "../../files/plain-file.ts";
import { unknown } from "../parts.ts";
import { endingOf } from "../tool-run.ts";
import { biome } from "./biome.ts";
import { eslint } from "./eslint.ts";
import type { Install } from "./install.ts";
import { isThere, programOf } from "./installed-program.ts";
import type { Linter } from "./linter.ts";
import { oxlint } from "./oxlint.ts";
import { aroundOf, folderOf, type PackageFolder } from "./package-folder.ts";
import { readManifest } from "./package-manifest.ts";
import { tscOf } from "./tsc.ts";
import { typeProjects } from "./type-projects.ts";

const SECONDS = 600;
/** A report of many findings; half of it is no JSON. */
const MAX_BYTES = 32 * 1024 * 1024;
const REPORT = "report.json";
const LINTERS: readonly Linter[] = [eslint, biome, oxlint];

export type NodeLintOptions = {
  commands: Commands;
  install: Install;
  reports: string;
  workspace: string;
};

/** Each finding once, in the order in which they were found. */
const unique = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((one) => [canonicalJson(one), one])).values(),
];

/** The linters that a project uses, its type checker last: once for each project of types. */
async function lintersOf(own: PackageFolder, around: PackageFolder): Promise<Linter[]> {
  const used: Linter[] = [];
  for (const linter of [...LINTERS, ...(await typeProjects(own.path)).map(tscOf)])
    if (await linter.isConfigured(own, around)) used.push(linter);
  return used;
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
      writable: [folder],
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
    const linters = await lintersOf(own, around);
    if (linters.length === 0)
      return unknown(
        `no linter is configured (${[...LINTERS, tscOf(".")].map(({ name }) => name).join(", ")}, or checks.lint in .github/miyabi.yml)`,
      );
    const missing = await install(path, manifest.manifest);
    if (missing !== undefined) return unknown(missing);
    const scripts = changedFiles.filter(isScript);
    const files: string[] = [];
    for (const file of scripts) if (await isThere(join(path, file))) files.push(`./${file}`);
    const findings: Finding[] = [];
    for (const linter of linters) {
      if ((linter.looksAtAll === true ? scripts : files).length === 0) continue;
      const lint = await run(linter, { path, files });
      if (lint.kind === "unknown") return lint;
      findings.push(...lint.findings);
    }
    return { kind: "known", findings: unique(findings) };
  };
}
