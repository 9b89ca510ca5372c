import { normalize } from "node:path";
import { z } from "zod";
import type { Finding } from "../../../core/review/quality.ts";
import type { Linter } from "./linter.ts";

/** `pylint --output-format=json`. */
const Report = z.array(
  z.object({
    type: z.enum(["convention", "refactor", "warning", "error", "fatal", "info"]),
    path: z.string(),
    line: z.number().int(),
    symbol: z.string(),
    message: z.string(),
  }),
);

const severityOf = (type: z.infer<typeof Report>[number]["type"]): Finding["severity"] => {
  if (type === "error" || type === "fatal") return "error";
  return type === "info" ? "info" : "warning";
};

/** Its exit code is a sum: 1 and 2 for errors, 4 to 16 for the rest; 32 is a wrong call. */
export const pylint: Linter = {
  name: "pylint",
  isConfigured: ({ names, tools, asksFor }) =>
    [".pylintrc", "pylintrc", ".pylintrc.toml"].some((name) => names.has(name)) ||
    tools["pylint"] !== undefined ||
    asksFor("pylint"),
  args: ({ files, report }) => ["--output-format=json", `--output=${report}`, "--", ...files],
  codes: Array.from({ length: 32 }, (_, code) => code),
  read: ({ report }) =>
    Report.parse(JSON.parse(report)).map(({ type, path, line, symbol, message }): Finding => ({
      part: "lint",
      severity: severityOf(type),
      message,
      file: normalize(path),
      rule: `pylint/${symbol}`,
      line,
    })),
};
