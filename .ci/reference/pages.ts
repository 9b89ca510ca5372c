import { readFileSync } from "node:fs";
import { format } from "prettier";
import { codesPage, codesTables } from "./codes.ts";
import { commandLinePage } from "./command-line-page.ts";
import { configPage } from "./config-page.ts";
import { environmentPage } from "./environment.ts";
import { issuesPage } from "./issues-page.ts";
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

const TROUBLESHOOTING = "docs/troubleshooting.md";
const BEGIN = "<!-- generated from src/core/explanations.ts: npm run generate -->";
const END = "<!-- end -->";

/** The guide as it stands, with its tables of codes as they should be. */
function troubleshooting(): string {
  const present = readFileSync(TROUBLESHOOTING, "utf8");
  const [begin, end] = [present.indexOf(BEGIN), present.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${TROUBLESHOOTING} lacks the mark ${BEGIN}`);
  return `${present.slice(0, begin)}${BEGIN}\n\n${codesTables()}\n${present.slice(end)}`;
}

/** Every page of the reference as the code has it today, laid out as prettier does. */
export const referencePages = (): Promise<Page[]> =>
  Promise.all(
    [
      ...Object.entries(PAGES).map(([file, page]) => ({ file, text: page() })),
      { file: TROUBLESHOOTING, text: troubleshooting() },
    ].map(async ({ file, text }) => ({
      file,
      text: await format(text, { parser: "markdown", printWidth: 100 }),
    })),
  );
