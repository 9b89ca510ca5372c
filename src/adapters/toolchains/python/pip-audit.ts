import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { messageOf } from "../../../core/error-code.ts";
import type { Audit } from "../../../core/review/measures.ts";
import type { Finding } from "../../../core/review/quality.ts";
import type { Commands } from "../../../ports/commands.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { unknown } from "../parts.ts";
import { plainText } from "../../files/plain-file.ts";
import { endingOf, isMissing } from "../tool-run.ts";
import type { Prepare } from "./environment.ts";
import { LOCKS, type PythonProject } from "./python-project.ts";
import { runTool } from "./python-tool.ts";

const SECONDS = 300;
const MOST_WORDS = 300;

/** `pip-audit --format json`; a package that could not be judged has a reason in place of findings. */
const Report = z.object({
  dependencies: z.array(
    z.union([
      z.object({ name: z.string(), skip_reason: z.string() }),
      z.object({
        name: z.string(),
        version: z.string(),
        vulns: z.array(
          z.object({
            id: z.string(),
            aliases: z.array(z.string()).optional(),
            description: z.string().optional(),
            fix_versions: z.array(z.string()),
          }),
        ),
      }),
    ]),
  ),
});
type Report = z.infer<typeof Report>;

/** The file that a package's version is written down in, or could be. */
const placeOf = ({ manifests, requirementFiles }: PythonProject): string =>
  LOCKS.find((name) => (manifests[name] ?? "") !== "") ?? requirementFiles[0] ?? "pyproject.toml";

/** The report has no severity, so an advisory counts as high until people have looked. */
const findingsOf = ({ dependencies }: Report, file: string): Finding[] =>
  dependencies.flatMap((dependency) =>
    "vulns" in dependency
      ? dependency.vulns.map(({ id, aliases = [], description = "", fix_versions }): Finding => {
          const names = [id, ...aliases].join(", ");
          const repaired =
            fix_versions.length > 0 ? ` Repaired in ${fix_versions.join(", ")}.` : "";
          return {
            part: "security",
            severity: "high",
            message: `${dependency.name}: ${names}: ${description.slice(0, MOST_WORDS)}${repaired}`,
            file,
            rule: `pip-audit/${id}`,
          };
        })
      : [],
  );

function judged(report: Report, file: string): Audit {
  const skipped = report.dependencies.flatMap((one) =>
    "skip_reason" in one ? [one.skip_reason] : [],
  );
  const more = skipped.length > 1 ? ` (and ${skipped.length - 1} more)` : "";
  // What is known to be bad is told in any case; what nobody could judge is not called good.
  const findings = findingsOf(report, file);
  return findings.length === 0 && skipped.length > 0
    ? unknown(`pip-audit: ${skipped[0] ?? ""}${more}`)
    : { kind: "known", findings };
}

export type PipAuditOptions = { commands: Commands; prepare: Prepare; reports: string };

/**
 * Known vulnerabilities of the packages that the project's manifests led to, asked for by name and version:
 * pip-audit resolves and runs nothing. Without any package there is nothing to ask about.
 */
export function pipAudit({ commands, prepare, reports }: PipAuditOptions) {
  return async ({ path }: Checked): Promise<Audit> => {
    const prepared = await prepare(path);
    if ("problem" in prepared) return unknown(prepared.problem);
    const { project, environment } = prepared;
    if (environment.packages.length === 0) return { kind: "known", findings: [] };
    const list = join(await mkdtemp(join(reports, "packages-")), "requirements.txt");
    const lines = environment.packages.map(({ name, version }) => `${name}==${version}\n`);
    await writeFile(list, lines.join(""));
    const reportIn = (folder: string): string => join(folder, "report.json");
    const { result, folder } = await runTool({ commands, reports }, environment, {
      name: "pip-audit",
      cwd: path,
      timeoutSeconds: SECONDS,
      first: "machine",
      args: (own) => [
        ...["--requirement", list, "--no-deps", "--disable-pip", "--progress-spinner", "off"],
        ...["--cache-dir", join(own, "cache"), "--format", "json", "--output", reportIn(own)],
      ],
    });
    if (isMissing(result))
      return unknown(
        "pip-audit is not installed; add it to the project's dependencies for development, or to the machine",
      );
    // pip-audit ends with 1 where it found something, and where it could not ask.
    const text = await plainText(reportIn(folder));
    if ((result.code !== 0 && result.code !== 1) || text === undefined)
      return unknown(endingOf("pip-audit", result));
    try {
      return judged(Report.parse(JSON.parse(text)), placeOf(project));
    } catch (error) {
      return unknown(`${endingOf("pip-audit", result)}; ${messageOf(error)}`);
    }
  };
}
