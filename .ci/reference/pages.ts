import { readFileSync } from "node:fs";
import { format } from "prettier";
import { codesPage, codesTables } from "./codes.ts";
import { commandLinePage } from "./command-line-page.ts";
import { configPage } from "./config-page.ts";
import { environmentPage } from "./environment.ts";
import { commandsTable, issuesPage } from "./issues-page.ts";
import { workflowsPage } from "./workflows-page.ts";

export type Page = { file: string; text: string };

const PAGES: Readonly<Record<string, () => string>> = {
  "docs/reference/workflows.md": workflowsPage,
  "docs/reference/configuration.md": configPage,
  "docs/reference/issues.md": issuesPage,
  "docs/reference/codes.md": codesPage,
  "docs/reference/environment.md": environmentPage,
  "docs/reference/command-line.md": commandLinePage,
};

/** Guides with a part that is made of the code; what stands around it is written by hand and kept. */
const PARTS: readonly { file: string; from: string; part: () => string }[] = [
  { file: "docs/troubleshooting.md", from: "src/core/explanations.ts", part: codesTables },
  { file: "docs/people.md", from: "src/core/people/command.ts", part: commandsTable },
];

function withPart({ file, from, part }: (typeof PARTS)[number]): Page {
  const present = readFileSync(file, "utf8");
  const begin = `<!-- generated from ${from}: npm run generate -->`;
  const start = present.indexOf(begin);
  const end = present.indexOf("<!-- end -->", start);
  if (start < 0 || end < 0) throw new Error(`${file} lacks the mark ${begin}, or its end`);
  return { file, text: `${present.slice(0, start)}${begin}\n\n${part()}\n${present.slice(end)}` };
}

/** Every page of the reference as the code has it today, laid out as prettier does. */
export const referencePages = (): Promise<Page[]> =>
  Promise.all(
    [
      ...Object.entries(PAGES).map(([file, page]) => ({ file, text: page() })),
      ...PARTS.map(withPart),
    ].map(async ({ file, text }) => ({
      file,
      text: await format(text, { parser: "markdown", printWidth: 100 }),
    })),
  );
