/**
 * Whether a line holds what the patterns find, one behind the other. What `a.*b.*c` says as one expression, in time that
 * grows with the line: such an expression tries each `a` with each `b` (threat 39).
 */
export function inOrder(line: string, patterns: readonly RegExp[]): boolean {
  let rest = line;
  for (const pattern of patterns) {
    const found = pattern.exec(rest);
    if (!found) return false;
    rest = rest.slice(found.index + found[0].length);
  }
  return true;
}
