import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDERS = ["docs", "actions", "examples", "test", "dashboard"].filter((folder) =>
  existsSync(folder),
);

/** Every page that people read: at the root, in docs/, of each action; not of what scenarios play on. */
export const pages: readonly string[] = [
  ...readdirSync(".").filter((name) => name.endsWith(".md")),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md") && !name.startsWith("scenarios/"))
      .map((name) => join(folder, name)),
  ),
];

export type Block = {
  page: string;
  /** Of the fence, from 1. */
  line: number;
  language: string;
  /** What stands behind the language: the file that the block is of, or empty. */
  file: string;
  text: string;
};

const FENCE = /^([ \t]*)(`{3,})([^`\n]*)\n([\s\S]*?)^\1\2[ \t]*$/gm;

/** Fenced blocks, without the indentation of their fence. */
export function blocksOf(page: string): Block[] {
  const whole = readFileSync(page, "utf8");
  return [...whole.matchAll(FENCE)].map((match) => {
    const [, indent = "", , info = "", text = ""] = match;
    const [language = "", ...file] = info.trim().split(/\s+/);
    return {
      page,
      line: whole.slice(0, match.index).split("\n").length,
      language,
      file: file.join(" "),
      text: text.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
    };
  });
}

const withoutBlocks = (page: string): string => readFileSync(page, "utf8").replace(FENCE, "");

/** Without code, where brackets are no links and `#` no headings. */
export const proseOf = (page: string): string =>
  withoutBlocks(page).replace(/(`+)[^`]*?\1/g, "code");

/** What stands in single backticks, a table's escapes taken back. */
export const codeSpansOf = (page: string): string[] =>
  [...withoutBlocks(page).matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, code = ""]) =>
    code.replaceAll("\\|", "|"),
  );

/** As GitHub names the anchors of headings. */
export const anchorsOf = (page: string): Set<string> =>
  new Set(
    [...withoutBlocks(page).matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = ""]) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replace(/\s/g, "-"),
    ),
  );
