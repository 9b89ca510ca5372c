import type { TemplateToken } from "../language/tokens.ts";
import { UnsupportedError } from "./unsupported.ts";

/** What the parser makes of an expression in a block scalar: the white space around it becomes text. */
const IN_BLOCK = /^format\('\s*\{0\}\s*', /;

/**
 * The expression of an `if:`. GitHub itself reads `if: >-` with a `${{ }}` inside as that expression;
 * the parser library takes the source's indentation for text, which would make every such condition
 * true. So it is refused.
 */
export const conditionOf = (expression: string, file: string, token: TemplateToken): string => {
  if (!IN_BLOCK.test(expression)) return expression;
  throw new UnsupportedError(
    "'if' as a block scalar with ${{ }} (leave ${{ }} out: the block is an expression by itself)",
    file,
    token,
  );
};
