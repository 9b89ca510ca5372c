import { isAbsolute, normalize, relative } from "node:path";
import { z } from "zod";
import { parseJsonc } from "./parse-jsonc.ts";
import type { Finding } from "../../../core/review/quality.ts";
import { plainTextIn } from "../../files/plain-file.ts";
import type { Linter } from "./linter.ts";
import { asksFor, callsProgram, hasFile, type PackageFolder } from "./package-folder.ts";

const CONFIGURATION = /^\.?biome\.jsonc?$/;

/**
 * `biome lint --reporter=gitlab`: Biome calls its own JSON experimental, this one is GitLab's code quality
 * format, https://docs.gitlab.com/ci/testing/code_quality/
 */
const Report = z.array(
  z.object({
    description: z.string(),
    check_name: z.string().nullish(),
    severity: z.enum(["info", "minor", "major", "critical", "blocker"]),
    location: z.object({
      path: z.string(),
      lines: z.object({ begin: z.number().int() }),
    }),
  }),
);
const SEVERITY = {
  info: "info",
  minor: "info",
  major: "warning",
  critical: "error",
  blocker: "error",
} as const;

const Settings = z.object({ linter: z.object({ enabled: z.boolean().optional() }).optional() });

/** Whether a folder's own settings leave only Biome's formatter on: then it is no linter. */
async function onlyFormats({ path, names }: PackageFolder): Promise<boolean> {
  const name = [...names].find((one) => CONFIGURATION.test(one));
  const text = name === undefined ? undefined : await plainTextIn(path, name);
  if (text === undefined) return false;
  try {
    return Settings.parse(parseJsonc(text)).linter?.enabled === false;
  } catch {
    // Biome itself will say what is wrong with it.
    return false;
  }
}

/** Biome's linter over the changed files; it finds the settings of the folders above by itself. */
export const biome: Linter = {
  name: "biome",
  isConfigured: async (own, around) => {
    const folder = [own, around].find((one) => hasFile(CONFIGURATION, one));
    if (folder) return !(await onlyFormats(folder));
    return asksFor("@biomejs/biome", own, around) && callsProgram("biome", own, around);
  },
  args: ({ files }) => [
    ...["lint", "--reporter=gitlab", "--max-diagnostics=none", "--colors=off"],
    ...["--no-errors-on-unmatched", ...files],
  ],
  codes: [0, 1],
  read: ({ stdout }, root) =>
    Report.parse(JSON.parse(stdout)).map(
      ({ description, check_name: rule, severity, location: { path, lines } }): Finding => ({
        part: "lint",
        severity: SEVERITY[severity],
        message: description,
        file: normalize(isAbsolute(path) ? relative(root, path) : path),
        line: lines.begin,
        rule: `biome/${rule ?? "biome"}`,
      }),
    ),
};
