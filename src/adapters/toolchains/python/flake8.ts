import { normalize } from "node:path";
import type { Finding } from "../../../core/review/quality.ts";
import type { Linter } from "./linter.ts";

const FORMAT = "%(path)s\t%(row)d\t%(code)s\t%(text)s";
const LINE = /^(.+)\t(\d+)\t([A-Z]+\d+)\t(.*)$/;

/** flake8 ends with 1 for each of its codes, so each is an error by the repository's own choice. */
export const flake8: Linter = {
  name: "flake8",
  isConfigured: ({ names, hasSection, asksFor }) =>
    names.has(".flake8") || hasSection("flake8") || asksFor("flake8"),
  args: ({ files }) => ["--format", FORMAT, "--", ...files],
  codes: [0, 1],
  read: ({ stdout }) =>
    stdout
      .split("\n")
      .filter((text) => text !== "")
      .map((text): Finding => {
        const [, file, line, code, message] = LINE.exec(text) ?? [];
        if (file === undefined || message === undefined)
          throw new Error(`not flake8's: ${text.slice(0, 80)}`);
        return {
          part: "lint",
          severity: "error",
          message,
          file: normalize(file),
          rule: `flake8/${code ?? "?"}`,
          line: Number(line),
        };
      }),
};
