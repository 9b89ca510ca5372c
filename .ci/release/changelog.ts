import { inertLine } from "../../src/core/text/inert-line.ts";
import { KINDS, type Change } from "./change.ts";

/** A release's part of CHANGELOG.md, from its heading to the next one. */
export type Section = {
  /** Without a leading v. */
  version: string;
  text: string;
  /** Without the heading: what the release says on GitHub, which links the commits' ids by itself. */
  notes: string;
};

const TOP = `# Changelog

What changed for those who use Miyabi. Each line ends with its commit; how versions are made is in
[docs/release.md](docs/release.md).
`;

const HEADINGS: Record<Change["kind"], string> = {
  breaking: "Breaking changes",
  feature: "New",
  fix: "Repaired",
  performance: "Faster",
  revert: "Taken back",
};

/** As much of an id as a line shows. */
const ID_LENGTH = 10;

const lineOf = ({ scope, text, sha }: Change): string => {
  const area = scope === undefined ? "" : `**${inertLine(scope, 60)}:** `;
  return `- ${area}${inertLine(text)} (${sha.slice(0, ID_LENGTH)})`;
};

/** @param made.date e.g. `2026-11-26`; @param made.changes oldest first */
export function sectionOf(made: {
  version: string;
  date: string;
  changes: readonly Change[];
}): Section {
  const groups = KINDS.map((kind) => ({
    heading: `### ${HEADINGS[kind]}`,
    lines: made.changes.filter((change) => change.kind === kind).map(lineOf),
  })).filter(({ lines }) => lines.length > 0);
  const notes = groups
    .map(({ heading, lines }) => `${heading}\n\n${lines.join("\n")}\n`)
    .join("\n");
  return {
    version: made.version,
    notes,
    text: `## ${made.version} (${made.date})\n\n${notes}`,
  };
}

const HEADING = /^## (\d+\.\d+\.\d+)(?: .*)?\n/;

/** What stands above the releases, and each release from its heading on, newest first. */
function partsOf(changelog: string): { top: string; releases: readonly string[] } {
  const [first = "", ...rest] = changelog.split(/^(?=## \d)/m);
  return HEADING.test(first)
    ? { top: "", releases: [first, ...rest] }
    : { top: first, releases: rest };
}

/** The newest release that a changelog tells of; undefined where it tells of none. */
export function newestSection(changelog: string): Section | undefined {
  const [text = ""] = partsOf(changelog).releases;
  const [heading, version] = HEADING.exec(text) ?? [];
  if (heading === undefined || version === undefined) return undefined;
  return { version, text, notes: `${text.slice(heading.length).trim()}\n` };
}

/**
 * The changelog with a section in front of the older ones.
 * @param replaces the newest section, where the same release is prepared anew
 */
export function withSection(changelog: string, section: Section, replaces?: Section): string {
  const { top, releases } = partsOf(changelog);
  const older = releases.filter((text) => text !== replaces?.text);
  const parts = [top.trim() === "" ? TOP : top, section.text, ...older];
  return `${parts.map((part) => part.trimEnd()).join("\n\n")}\n`;
}

/** Changes that a section does not name by their commit. */
export const unnamed = ({ text }: Section, changes: readonly Change[]): readonly Change[] =>
  changes.filter(({ sha }) => !text.includes(sha.slice(0, ID_LENGTH)));
