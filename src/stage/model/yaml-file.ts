import { isNode, LineCounter, parseDocument, type Document } from "yaml";
import type { z } from "zod";
import { ScenarioError } from "../scenario-error.ts";
import { innermostIssue } from "./innermost-issue.ts";

export type YamlPath = readonly (string | number)[];

export type YamlFile<T> = {
  value: T;
  /** `file:line` of a value, or of the nearest thing around it. */
  where: (path: YamlPath) => string;
};

const lineOf = (document: Document, lines: LineCounter, path: YamlPath): number => {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
};

/** Reads YAML against a schema. @throws ScenarioError with file, line and what is wrong */
export const parseYamlFile = <T>(file: string, text: string, schema: z.ZodType<T>): YamlFile<T> => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const where = (path: YamlPath) => `${file}:${lineOf(document, lines, path)}`;
  const [syntax] = document.errors;
  if (syntax) {
    const at = syntax.linePos?.[0].line ?? 1;
    throw new ScenarioError(
      `${file}:${at}: not valid YAML: ${syntax.message.split("\n")[0] ?? ""}`,
    );
  }
  const parsed = schema.safeParse(document.toJS());
  if (!parsed.success) {
    const complaints = parsed.error.issues.map(innermostIssue).map(({ path, message }) => {
      const plain = path.filter((part) => typeof part !== "symbol");
      return `${where(plain)}: ${plain.join(".") || "the file"}: ${message}`;
    });
    throw new ScenarioError(complaints.join("\n"));
  }
  return { value: parsed.data, where };
};
