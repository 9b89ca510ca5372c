import { z } from "zod";
import type { CommandResult } from "../../../ports/commands.ts";
import { AdvisorySeverity, severityOf, type AuditAnswer } from "./audit-answer.ts";

const MOST_REASON = 300;

/** `pnpm audit --json` of pnpm 8 to 12: https://pnpm.io/cli/audit */
const Report = z.object({
  advisories: z.record(
    z.string(),
    z.object({
      module_name: z.string(),
      severity: AdvisorySeverity,
      title: z.string(),
      vulnerable_versions: z.string(),
    }),
  ),
});
const Failure = z.object({ error: z.object({ message: z.string() }) });

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** It ends with 1 where it found something, and where nobody answered. */
export function pnpmAnswer({ code, stdout }: CommandResult): AuditAnswer {
  const value = parsed(stdout);
  const report = Report.safeParse(value);
  if (!report.success || (code !== 0 && code !== 1)) {
    const failure = Failure.safeParse(value);
    return { reason: failure.data?.error.message.slice(0, MOST_REASON) };
  }
  const advisories = Object.values(report.data.advisories).map((one) => ({
    package: one.module_name,
    range: one.vulnerable_versions,
    title: one.title,
    severity: severityOf(one.severity),
  }));
  return { advisories };
}
