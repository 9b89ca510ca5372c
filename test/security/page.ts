import { format } from "prettier";
import type { NamedTest } from "./named-tests.ts";

export const PAGE = "test/security/README.md";
export const THREATS_PAGE = "docs/threats.md";

export type Row = { number: number; threat: string; held: string };

/** The rows of docs/threats.md, where each threat is described and how it is held. */
export const threatRows = (page: string): Row[] =>
  page.split("\n").flatMap((line) => {
    const [, number = "", threat = "", held = ""] = line
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim());
    return /^\d+$/.test(number) ? [{ number: Number(number), threat, held }] : [];
  });

const INTRO = `# Which test shows which threat

<!-- generated from the names of the tests: npm run generate -->

Each row of [docs/threats.md](../../docs/threats.md), which says how it is held, with the tests that show it.
To run those of one row: \`npm test -- -t "threats? ([0-9, and]* )?15\\b"\`. \`test/contract/threats.test.ts\` fails where
a row has no test, and where this page is not what the names of the tests say.`;

const code = (text: string): string => {
  const longest = (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
  const tick = "`".repeat(longest + 1);
  return longest > 0 ? `${tick} ${text} ${tick}` : `${tick}${text}${tick}`;
};

/** The page that leads from a row to its tests, as it should be. */
export async function securityPage(
  rows: readonly Row[],
  tests: readonly NamedTest[],
): Promise<string> {
  const sections = rows.map(({ number, threat }) => {
    const shown = tests.filter(({ threats }) => threats.includes(number));
    const files = [...new Set(shown.map(({ file }) => file))];
    const lines = files.flatMap((file) => [
      `- [${file}](../../${file})`,
      ...shown.filter((one) => one.file === file).map(({ name }) => `  - ${code(name)}`),
    ]);
    return [`## ${number}: ${threat}`, "", ...lines].join("\n");
  });
  return format([INTRO, ...sections].join("\n\n"), { parser: "markdown", printWidth: 100 });
}
