import { readFileSync } from "node:fs";
import { USER_ERROR_CODES } from "../../src/core/errors.ts";
import { REASONS } from "../../src/core/result.ts";

const PAGE = readFileSync("docs/troubleshooting.md", "utf8");

test.each([...USER_ERROR_CODES, ...REASONS])(
  "%s is explained in docs/troubleshooting.md",
  (code) => {
    expect(PAGE).toContain(`\`${code}\``);
  },
);
