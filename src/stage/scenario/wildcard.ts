/** True where the whole name fits the pattern, in which `*` stands for any text. */
export function fits(pattern: string, name: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^]*")}$`).test(name);
}

/** What keeps the names from being exactly those of the patterns, in any order. */
export function differences(
  what: string,
  patterns: readonly string[],
  names: readonly string[],
): string[] {
  const missing = patterns.filter((pattern) => !names.some((name) => fits(pattern, name)));
  const extra = names.filter((name) => !patterns.some((pattern) => fits(pattern, name)));
  return [
    ...missing.map((pattern) => `${what}: "${pattern}" is missing; there are ${listOf(names)}`),
    ...extra.map((name) => `${what}: "${name}" should not be there`),
  ];
}

export const listOf = (names: readonly string[]): string =>
  names.length === 0 ? "none" : names.map((name) => `"${name}"`).join(", ");
