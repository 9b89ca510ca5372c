import { access, mkdtemp, readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { z } from "zod";
import { messageOf } from "../../../core/error-code.ts";
import type { Lint } from "../../../core/measures.ts";
import type { Finding } from "../../../core/quality.ts";
import { isScript } from "../../../core/source-files.ts";
import type { Commands } from "../../../ports/commands.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { plainTextIn } from "../../files/plain-file.ts";
import { unknown } from "../parts.ts";
import { endingOf } from "../tool-run.ts";
import type { Install } from "./install.ts";
import { readManifest } from "./package-manifest.ts";

const SECONDS = 600;
const REPORT = "eslint.json";
const CONFIGURATION = /^(?:eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\.\w+)?)$/;
const PROGRAM = "node_modules/.bin/eslint";

/** `eslint --format json`: https://eslint.org/docs/latest/use/formatters/ */
const Report = z.array(
  z.object({
    filePath: z.string(),
    messages: z.array(
      z.object({
        ruleId: z.string().nullable(),
        severity: z.union([z.literal(1), z.literal(2)]),
        message: z.string(),
        line: z.number().int().optional(),
        fatal: z.boolean().optional(),
      }),
    ),
  }),
);

const findingsOf = (report: z.infer<typeof Report>, root: string): Finding[] =>
  report.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, severity, message, line }) => ({
      part: "lint",
      severity: severity === 2 ? "error" : "warning",
      message,
      file: relative(root, filePath),
      rule: `eslint/${ruleId ?? "parse"}`,
      ...(line === undefined ? {} : { line }),
    })),
  );

/** eslint over the changed files, where the repository has a configuration for it. */
export function eslint(options: { commands: Commands; install: Install; reports: string }) {
  const { commands, install, reports } = options;
  return async ({ path, changedFiles }: Checked): Promise<Lint> => {
    const names = await readdir(path);
    if (!names.some((name) => CONFIGURATION.test(name)))
      return unknown("no linter is configured (eslint, or checks.lint in .github/miyabi.yml)");
    const read = await readManifest(path);
    if ("problem" in read) return unknown(read.problem);
    const missing = await install(path, read.manifest);
    if (missing !== undefined) return unknown(missing);
    const program = join(path, PROGRAM);
    const installed = await access(program).then(
      () => true,
      () => false,
    );
    if (!installed) return unknown("eslint is configured, but no dependency of package.json");
    const files = changedFiles.filter(isScript).map((file) => `./${file}`);
    if (files.length === 0) return { kind: "known", findings: [] };
    const folder = await mkdtemp(join(reports, "eslint-"));
    const file = join(folder, REPORT);
    const flags = ["--format", "json", "--output-file", file, "--no-error-on-unmatched-pattern"];
    const result = await commands.run([program, ...flags, "--", ...files], {
      cwd: path,
      timeoutSeconds: SECONDS,
    });
    if (result.code !== 0 && result.code !== 1) return unknown(endingOf("eslint", result));
    const text = await plainTextIn(folder, REPORT);
    if (text === undefined) return unknown(`${endingOf("eslint", result)}; it wrote no report`);
    try {
      const value: unknown = JSON.parse(text);
      return { kind: "known", findings: findingsOf(Report.parse(value), path) };
    } catch (error) {
      return unknown(`${endingOf("eslint", result)}; ${messageOf(error)}`);
    }
  };
}
