import { z } from "zod";
import { ScenarioError } from "../scenario-error.ts";
import { readYaml } from "./read-yaml.ts";
import { strictObject } from "./strict-object.ts";

const FrontMatter = strictObject({ title: z.string().min(1) });
const FENCED = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
const HEADING = /^#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\r?\n|$)/;

/**
 * Title and body of `issue.md`. The title is in the front matter or is the first line, a heading.
 *
 * @throws ScenarioError
 */
export function parseIssue(file: string, text: string): { title: string; body: string } {
  const fenced = FENCED.exec(text);
  if (fenced) {
    const { title } = readYaml(file, fenced[1] ?? "", FrontMatter);
    return { title, body: text.slice(fenced[0].length).trim() };
  }
  const start = text.trimStart();
  const heading = HEADING.exec(start);
  if (!heading?.[1])
    throw new ScenarioError(
      `${file}:1: the issue has no title; begin with "# <title>", or with front matter "---", "title: <title>", "---"`,
    );
  return { title: heading[1], body: start.slice(heading[0].length).trim() };
}
