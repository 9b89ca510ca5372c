/** A comment that nobody closes goes to the end: to look for its end again and again would take its length squared. */
const COMMENT = /("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*$)/g;
const LAST_COMMA = /("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g;

/**
 * JSON with comments and a comma after the last item, as tsconfig.json and biome.jsonc have it.
 * @throws SyntaxError
 */
export function parseJsonc(text: string): unknown {
  const kept = (_: string, string: string | undefined): string => string ?? "";
  const json = text
    .replace(/^\uFEFF/, "")
    .replace(COMMENT, kept)
    .replace(LAST_COMMA, kept);
  const value: unknown = JSON.parse(json);
  return value;
}
