import { isAbsolute, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Finding } from "../../../core/review/quality.ts";

const Level = z.enum(["none", "note", "warning", "error"]);

const Result = z.object({
  ruleId: z.string().optional(),
  ruleIndex: z.number().int().optional(),
  level: Level.optional(),
  kind: z.string().optional(),
  message: z.object({ text: z.string().optional(), id: z.string().optional() }),
  suppressions: z.array(z.unknown()).optional(),
  locations: z
    .array(
      z.object({
        physicalLocation: z
          .object({
            artifactLocation: z.object({ uri: z.string().optional() }).optional(),
            region: z.object({ startLine: z.number().int().optional() }).optional(),
          })
          .optional(),
      }),
    )
    .optional(),
});

const Rule = z.object({
  id: z.string(),
  defaultConfiguration: z.object({ level: Level.optional() }).optional(),
  properties: z.object({ "security-severity": z.string().optional() }).optional(),
});

/** The parts of SARIF 2.1.0 (OASIS) that findings are made of. */
const Sarif = z.object({
  version: z.literal("2.1.0"),
  runs: z.array(
    z.object({
      tool: z.object({
        driver: z.object({ name: z.string(), rules: z.array(Rule).optional() }),
      }),
      results: z.array(Result).nullish(),
      invocations: z.array(z.object({ executionSuccessful: z.boolean().optional() })).optional(),
    }),
  ),
});
type Run = z.infer<typeof Sarif>["runs"][number];
type Found = z.infer<typeof Result>;

function pathOf(uri: string, root: string): string {
  const path = uri.startsWith("file:") ? fileURLToPath(uri) : decodeURIComponent(uri);
  return normalize(isAbsolute(path) ? relative(root, path) : path);
}

/** GitHub's reading of `security-severity`: a CVSS score. */
function bySecurityScore(score: number): Finding["severity"] {
  if (score >= 9) return "critical";
  if (score >= 7) return "high";
  return score >= 4 ? "medium" : "low";
}

const AS_LINT = { error: "error", warning: "warning", note: "info", none: "info" } as const;
const AS_SECURITY = { error: "high", warning: "medium", note: "low", none: "info" } as const;

type Part = "lint" | "security";

function severityOf(part: Part, run: Run, result: Found): Finding["severity"] {
  const rules = run.tool.driver.rules ?? [];
  const rule =
    rules.find(({ id }) => id === result.ruleId) ?? rules[result.ruleIndex ?? Number.NaN];
  const level = result.level ?? rule?.defaultConfiguration?.level ?? "warning";
  if (part === "lint") return AS_LINT[level];
  const score = Number(rule?.properties?.["security-severity"] ?? Number.NaN);
  return Number.isFinite(score) ? bySecurityScore(score) : AS_SECURITY[level];
}

/**
 * The findings of a SARIF report; passed and suppressed results are none.
 * @throws Error where it is no SARIF, or the tool says that it did not succeed
 */
export function parseSarif(text: string, { part, root }: { part: Part; root: string }): Finding[] {
  const value: unknown = JSON.parse(text);
  const parsed = Sarif.safeParse(value);
  if (!parsed.success) throw new Error(`this is no SARIF 2.1.0: ${z.prettifyError(parsed.error)}`);
  return parsed.data.runs.flatMap((run) => {
    if (run.invocations?.some(({ executionSuccessful }) => executionSuccessful === false))
      throw new Error(`${run.tool.driver.name} says that it did not succeed`);
    const results = (run.results ?? []).filter(
      ({ kind = "fail", suppressions = [] }) => kind === "fail" && suppressions.length === 0,
    );
    return results.map((result): Finding => {
      const place = result.locations?.[0]?.physicalLocation;
      const uri = place?.artifactLocation?.uri;
      const line = place?.region?.startLine;
      return {
        part,
        severity: severityOf(part, run, result),
        message: result.message.text ?? result.message.id ?? "(no message)",
        rule: `${run.tool.driver.name}/${result.ruleId ?? "?"}`,
        ...(uri === undefined ? {} : { file: pathOf(uri, root) }),
        ...(line === undefined ? {} : { line }),
      };
    });
  });
}
