import type { KnowledgeDocument } from "./document.ts";

const MOST_CHARACTERS = 1_200;
const MOST_FILES = 12;

/** What of a document is shown: lines of plain text, strangers' words as they are. */
export const excerptOf = ({ title, keywords, files, content }: KnowledgeDocument): string =>
  [
    title,
    ...(keywords.length === 0 ? [] : [`Keywords: ${keywords.join(", ")}`]),
    ...(files.length === 0 ? [] : [`Files: ${files.slice(0, MOST_FILES).join(", ")}`]),
    ...(content === "" ? [] : [content]),
  ]
    .join("\n")
    .slice(0, MOST_CHARACTERS);
