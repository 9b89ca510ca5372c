import type { KnowledgeDocument } from "../../core/knowledge/document.ts";
import { durationText } from "../../core/text/duration-text.ts";
import { neutralise } from "../../core/text/workflow-text.ts";
import type { Found, KnowledgeStats } from "../../ports/knowledge.ts";
import type { LocalIndex } from "./open-local-index.ts";

const MOST_FILES = 6;
const MOST_LINES = 4;

const headOf = (document: KnowledgeDocument): string =>
  [
    document.time.slice(0, 10),
    document.task ?? `issue-${document.issue}`,
    document.type + (document.environment === undefined ? "" : ` ${document.environment}`),
    document.outcome.replace("_", " "),
    ...(document.taskType === undefined ? [] : [document.taskType]),
    ...(document.seconds === undefined ? [] : [durationText(document.seconds)]),
  ].join("  ");

/** What a search found, for people at a terminal. Strangers' words, without what a terminal obeys. */
export const renderFound = (found: readonly Found[]): string =>
  neutralise(
    found
      .map(({ document }) => {
        const { title, files, content } = document;
        const more = files.length - MOST_FILES;
        return [
          headOf(document),
          `  ${title}`,
          ...content
            .split("\n")
            .filter((line) => line !== "")
            .slice(0, MOST_LINES)
            .map((line) => `    ${line}`),
          ...(files.length === 0
            ? []
            : [
                `    Files: ${files.slice(0, MOST_FILES).join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
              ]),
        ].join("\n");
      })
      .join("\n\n"),
  );

const counts = (of: Readonly<Record<string, number>>): string =>
  Object.entries(of)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

export const renderStats = (stats: KnowledgeStats, { name, file, bytes = 0 }: LocalIndex): string =>
  neutralise(
    [
      `${stats.documents} entries, ${stats.terms ?? 0} terms, of ${name}`,
      ...(stats.oldest && stats.newest
        ? [
            `From       ${stats.oldest.toISOString().slice(0, 10)} to ${stats.newest.toISOString().slice(0, 10)}`,
          ]
        : []),
      `Types      ${counts(stats.byType)}`,
      `Outcomes   ${counts(stats.byOutcome)}`,
      `Agents     ${counts(stats.byAgent)}`,
      `Index      ${file}, ${megabytes(bytes)}`,
    ].join("\n"),
  );

export const renderIndexed = (
  { documents }: KnowledgeStats,
  { name, file, days, read, bytes = 0 }: LocalIndex,
): string =>
  `${documents} entries of ${days} days from ${name}: ${read === 0 ? "nothing new" : `${read} days read`}. ${megabytes(bytes)} in ${file}`;
