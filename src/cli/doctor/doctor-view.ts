import type { DoctorReport, Finding } from "../../core/doctor/finding.ts";

const MARK: Record<Finding["status"], string> = {
  ok: "ok",
  warn: "warn",
  fail: "FAIL",
  unknown: "?",
};

const MOST = 500;

/** One line for a terminal: nothing in it can move the cursor or colour what follows. */
const shown = (text: string): string => text.replace(/[\p{C}\s]+/gu, " ").slice(0, MOST);

/** What `miyabi doctor` prints for people. Names and values come from files and from GitHub. */
export function doctorView({ repository, findings }: DoctorReport): string {
  const width = Math.max(...findings.map(({ id }) => id.length));
  const lines = findings.flatMap(({ id, status, looked, found, fix }) => [
    `${MARK[status].padEnd(5)} ${id.padEnd(width)}  ${shown(found)}${status === "ok" ? "" : ` (${shown(looked)})`}`,
    ...(fix === undefined ? [] : [`${" ".repeat(width + 8)}${shown(fix)}`]),
  ]);
  const count = (status: Finding["status"]): number =>
    findings.filter((finding) => finding.status === status).length;
  const summary = `${count("fail")} to correct, ${count("warn")} to look at, ${count("unknown")} unknown, ${count("ok")} ok`;
  return [...(repository === undefined ? [] : [repository, ""]), ...lines, "", summary].join("\n");
}
