/**
 * GitHub's filter patterns for branches, tags and paths: `*` and `**`, `?` and `+` for the character before,
 * `[]` for one of a set, `\` to take a character as it is.
 * https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#filter-pattern-cheat-sheet
 */
const toRegExp = (pattern: string): RegExp => {
  let source = "";
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern.charAt(at);
    if (pattern.startsWith("**/", at)) {
      source += "(?:.*/)?";
      at += 2;
    } else if (pattern.startsWith("**", at)) {
      source += ".*";
      at += 1;
    } else if (char === "*") source += "[^/]*";
    else if (char === "?" || char === "+") source += char;
    else if (char === "[" && pattern.includes("]", at)) {
      const end = pattern.indexOf("]", at);
      source += pattern.slice(at, end + 1);
      at = end;
    } else {
      const literal = char === "\\" ? pattern.charAt((at += 1)) : char;
      source += literal.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
    }
  }
  return new RegExp(`^${source}$`);
};

/** True where the last pattern that matches is not a negative one (`!x`). Order matters, as on GitHub. */
export const matchesPatterns = (value: string, patterns: readonly string[]): boolean =>
  patterns.reduce((is, pattern) => {
    const negative = pattern.startsWith("!");
    return toRegExp(negative ? pattern.slice(1) : pattern).test(value) ? !negative : is;
  }, false);
