import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

export type NamedTest = {
  /** From the repository's root, e.g. `test/core/text/quote.test.ts`. */
  file: string;
  /** As it is written, with `%s` and `$name` where a table fills them in. */
  name: string;
  /** Rows of docs/threats.md that the name says it shows. */
  threats: number[];
};

/** `threat 15`, `threats 7, 13`, `threats 7, 8 and 45`. */
const THREATS = /\bthreats? (\d+(?:(?:, | and )\d+)*)/g;

export const threatsIn = (text: string): number[] =>
  [...text.matchAll(THREATS)].flatMap(([, list = ""]) => (list.match(/\d+/g) ?? []).map(Number));

const TESTING = /^(test|it|describe|\w+Test)\b/;

/**
 * Names in a file: what is given first to `test(…)`, `test.each(…)(…)` and to functions that end in `Test`, and the
 * keys of tables of cases. Other strings, comments and what a test looks for are no names.
 */
export function namesIn(text: string): string[] {
  const names: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && TESTING.test(node.expression.getText())) {
      const [first] = node.arguments;
      if (first && ts.isStringLiteralLike(first)) names.push(first.text);
    }
    if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name)) names.push(node.name.text);
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile("a.ts", text, ts.ScriptTarget.ES2022, true));
  return names;
}

/** Every test that says in its name which threat it shows, by file and place; suites are run by several files. */
export const namedTests = (): NamedTest[] =>
  readdirSync("test", { recursive: true, encoding: "utf8" })
    .filter((path) => /(\.test|-suite)\.ts$/.test(path))
    .sort()
    .flatMap((path) => {
      const file = join("test", path);
      const text = readFileSync(file, "utf8");
      if (threatsIn(text).length === 0) return [];
      return namesIn(text)
        .map((name) => ({ file, name, threats: threatsIn(name) }))
        .filter(({ threats }) => threats.length > 0);
    });
