import semver from "semver";
import type { Change } from "./change.ts";
import { newestSection, sectionOf, unnamed, type Section } from "./changelog.ts";

/** What a clone tells about its releases. */
export type Known = {
  /** Version tags that the commit has behind it or on it, e.g. `v1.2.0`. */
  tags: readonly string[];
  /** Version tags on the commit itself. */
  here: readonly string[];
  /** Since the newest of `tags`, oldest first. */
  changes: readonly Change[];
  /** Of package.json. */
  declared: string;
  /** CHANGELOG.md; empty where there is none. */
  changelog: string;
  /** Of the commit, e.g. `2026-11-26`. */
  date: string;
  /** Major version whose moving tag the examples and `miyabi init` name. */
  major: number;
};

/**
 * `release`: the commit is a release, wholly or as far as an earlier try came. `prepare`: people may make one, with
 * this section. `nothing`: no commit since the last release asks for one.
 */
export type Plan =
  | { kind: "nothing"; last: string | undefined }
  | { kind: "prepare"; last: string | undefined; section: Section; replaces: Section | undefined }
  | { kind: "release"; last: string | undefined; section: Section };

const newest = (tags: readonly string[]): string | undefined => {
  const [tag] = [...tags].sort(semver.rcompare);
  return tag?.replace(/^v/, "");
};

/** The first version is the one whose moving tag the examples name. */
function nextVersion(last: string | undefined, { changes, major }: Known): string {
  if (last === undefined) return `${major}.0.0`;
  const levels = changes.map(({ level }) => level);
  const level = (["major", "minor"] as const).find((one) => levels.includes(one)) ?? "patch";
  const next = semver.inc(last, level);
  if (next === null) throw new Error(`${last} is no version`);
  return next;
}

/** What a commit of the default branch is for releases. */
export function planRelease(known: Known): Plan {
  const { tags, here, changes, declared, changelog, date } = known;
  const last = newest(tags);
  const top = newestSection(changelog);
  const current = top?.version === declared ? top : undefined;
  if (current && here.includes(`v${declared}`)) return { kind: "release", last, section: current };
  if (changes.length === 0) return { kind: "nothing", last };
  const next = nextVersion(last, known);
  // A section that was never released: of a release that is prepared, or was overtaken by later commits.
  const open = current && (last === undefined || semver.gt(declared, last)) ? current : undefined;
  if (open && semver.gte(declared, next) && unnamed(open, changes).length === 0)
    return { kind: "release", last, section: open };
  const version = open && semver.gt(declared, next) ? declared : next;
  return { kind: "prepare", last, section: sectionOf({ version, date, changes }), replaces: open };
}

/** Why the version cannot be made yet; undefined where nothing is in the way. */
export function obstacle({ version }: Section, { major }: Known): string | undefined {
  if (semver.major(version) === major) return undefined;
  return `${version} begins a new major version, and examples/, README.md and MOVING_TAG in src/core/adopt/release.ts still name v${major}. Change them to v${semver.major(version)} first.`;
}
