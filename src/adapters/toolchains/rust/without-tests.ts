/** What may hold braces that are none: comments, strings, raw strings, characters. What nobody closes goes to the end. */
const TEXT =
  /\/\/[^\n]*|\/\*(?:[^]*?\*\/|[^]*$)|\br(#*)"(?:[^]*?"\1|[^]*$)|"(?:\\[^]|[^"\\])*"|'(?:\\(?:u\{[^}]{0,9}\}|x..|.)|[^'\\\n])'/g;
const TEST_MODULE =
  /#\[cfg\(test\)\]\s*(?:#\[[^\]]*\]\s*)*(?:pub(?:\([^)]*\))?\s+)?mod\s+\w+\s*\{/g;

const lineAt = (text: string, position: number): number =>
  text.slice(0, position).split("\n").length;

/** First and last lines of the modules that are compiled for tests only. */
export function testModules(source: string): { from: number; to: number }[] {
  const text = source.replace(TEXT, (found) => found.replace(/[^\n]/g, " "));
  return [...text.matchAll(TEST_MODULE)].map(({ index, 0: head }) => {
    let depth = 1;
    let at = index + head.length;
    for (; at < text.length && depth > 0; at++) {
      if (text[at] === "{") depth += 1;
      if (text[at] === "}") depth -= 1;
    }
    return { from: lineAt(text, index), to: lineAt(text, at) };
  });
}

/**
 * An LCOV report without the lines of tests that stand in the file that they test: they always run, and
 * would hide the lines that do not.
 * @param sourceOf text of a file as the report names it
 */
export async function withoutTests(
  lcov: string,
  sourceOf: (file: string) => Promise<string>,
): Promise<string> {
  const kept: string[] = [];
  let modules: { from: number; to: number }[] = [];
  for (const line of lcov.split("\n")) {
    if (line.startsWith("SF:")) modules = testModules(await sourceOf(line.slice(3)));
    const number = Number(/^DA:(\d+),/.exec(line)?.[1] ?? Number.NaN);
    if (!modules.some(({ from, to }) => number >= from && number <= to)) kept.push(line);
  }
  return kept.join("\n");
}
