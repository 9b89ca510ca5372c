import { inertLine } from "../text/inert-line.ts";
import { ordinalOf } from "../names.ts";
import type { Task } from "./plan.ts";
import { publishable } from "../text/publishable.ts";

const SHOWN_TEXT = 1500;
const SHOWN_FILES = 50;

/** A path as code that no backtick or table cell of it ends. */
export const pathCode = (path: string): string =>
  `\`${path.replace(/[`|\s]+/g, " ").slice(0, 120)}\``;

/** Each line as part of a block quote: whatever fence or tag is opened in it ends with it. */
const quoted = (text: string): string =>
  publishable(
    text.length <= SHOWN_TEXT
      ? text
      : `${text.slice(0, SHOWN_TEXT)}\n\n… cut here: ${text.length} characters in all.`,
  )
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");

const filesLine = (files: readonly string[]): string => {
  const rest = files.length - SHOWN_FILES;
  const shown = files.slice(0, SHOWN_FILES).map(pathCode).join(", ");
  return `Files: ${shown}${rest > 0 ? ` and ${rest} more` : ""}`;
};

/** What a task is to do, for whoever approves it. Markdown; its texts are inert. */
export const taskDetail = ({ id, title, description, acceptance, files }: Task): string =>
  [
    `**${ordinalOf(id)} ${inertLine(title, 120)}**`,
    description === "" ? "" : quoted(description),
    acceptance.map((one) => `- ${inertLine(one)}`).join("\n"),
    files.length === 0 ? "" : filesLine(files),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
