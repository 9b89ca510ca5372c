import { byGravity } from "./finding-order.ts";
import { plainLine } from "../text/inert-line.ts";
import type { Finding } from "./quality.ts";

/** A note at a line of a file, on the run's page and in a pull request's files. */
export type Annotation = {
  level: "error" | "warning";
  message: string;
  title: string;
  file: string;
  line: number;
};

/** GitHub keeps so many of each level from one step. */
const MOST = 10;
const MAX_MESSAGE = 500;

const LEVEL: Partial<Record<Finding["severity"], Annotation["level"]>> = {
  critical: "error",
  high: "error",
  error: "error",
  medium: "warning",
  warning: "warning",
};

/** The gravest findings that have a line, as many as GitHub shows. Their texts are of strangers. */
export function annotationsOf(findings: readonly Finding[]): Annotation[] {
  const all = [...findings].sort(byGravity).flatMap((finding): Annotation[] => {
    const { severity, message, file, line, rule, part } = finding;
    const level = LEVEL[severity];
    if (level === undefined || file === undefined || line === undefined) return [];
    const title = plainLine(rule ?? part, 100);
    return [{ level, message: plainLine(message, MAX_MESSAGE), title, file, line }];
  });
  return (["error", "warning"] as const).flatMap((level) =>
    all.filter((one) => one.level === level).slice(0, MOST),
  );
}
