import { z } from "zod";
import type { CommandResult } from "../../../ports/commands.ts";
import { AdvisorySeverity, severityOf, type AuditAnswer } from "./audit-answer.ts";

const MOST_REASON = 300;

/** A line of `yarn npm audit --json`: https://yarnpkg.com/cli/npm/audit */
const BerryLine = z.object({
  value: z.string(),
  children: z.object({
    /** A number, or `name (deprecation)` for a package that its makers gave up. */
    ID: z.union([z.number(), z.string()]),
    Issue: z.string(),
    Severity: AdvisorySeverity,
    "Vulnerable Versions": z.string(),
  }),
});

/** Lines of `yarn audit --json`: https://classic.yarnpkg.com/lang/en/docs/cli/audit */
const ClassicLine = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("auditAdvisory"),
    data: z.object({
      advisory: z.object({
        id: z.union([z.number(), z.string()]),
        module_name: z.string(),
        severity: AdvisorySeverity,
        title: z.string(),
        vulnerable_versions: z.string(),
      }),
    }),
  }),
  z.object({ type: z.literal("auditSummary") }),
  z.object({ type: z.literal("error"), data: z.string() }),
]);
const ClassicType = z.object({ type: z.string() });
const CLASSIC_TOLD: readonly string[] = ["auditAdvisory", "auditSummary", "error"];
/** A bit for each severity that was found. */
const CLASSIC_MOST_CODE = 31;

/** @throws SyntaxError */
const valuesIn = (text: string): unknown[] =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line): unknown => JSON.parse(line));

/**
 * Yarn 2 and newer: a line for each advisory and nothing where there is none. It ends with 1 where it found
 * something, and where nobody answered.
 */
export function berryAnswer({ code, stdout }: CommandResult): AuditAnswer {
  if (code !== 0 && code !== 1) return { reason: undefined };
  try {
    const lines = valuesIn(stdout).map((value) => BerryLine.parse(value));
    if (code === 1 && lines.length === 0) return { reason: "the advisory service does not answer" };
    const advisories = lines
      .filter(({ children: { ID: id } }) => typeof id === "number" || !id.includes("deprecation"))
      .map(({ value, children }) => ({
        package: value,
        range: children["Vulnerable Versions"],
        title: children.Issue,
        severity: severityOf(children.Severity),
      }));
    return { advisories };
  } catch {
    return { reason: undefined };
  }
}

/** Yarn 1: a line for each path to an advisory, and a summary at the end of each judgement. */
export function classicAnswer({ code, stdout, stderr }: CommandResult): AuditAnswer {
  try {
    const lines = valuesIn(`${stdout}\n${stderr}`)
      .filter((value) => CLASSIC_TOLD.includes(ClassicType.parse(value).type))
      .map((value) => ClassicLine.parse(value));
    const error = lines.find((line) => line.type === "error");
    if (error) return { reason: (error.data.split("\n")[0] ?? "").slice(0, MOST_REASON) };
    const hasEnded = lines.some(({ type }) => type === "auditSummary");
    if (!hasEnded || code === null || code > CLASSIC_MOST_CODE) return { reason: undefined };
    const advisories = lines.flatMap((line) =>
      line.type === "auditAdvisory" ? [line.data.advisory] : [],
    );
    return {
      advisories: [...new Map(advisories.map((one) => [one.id, one])).values()].map((one) => ({
        package: one.module_name,
        range: one.vulnerable_versions,
        title: one.title,
        severity: severityOf(one.severity),
      })),
    };
  } catch {
    return { reason: undefined };
  }
}
