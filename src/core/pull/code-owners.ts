/** One rule of a CODEOWNERS file. */
export type OwnersRule = {
  /** Globs of whole paths (`*` within a name, `**` over folders, `\` before a plain character). */
  globs: string[];
  /** `@login`, `@org/team` or an e-mail address, as written; none: nobody owns these files. */
  owners: string[];
};

/** Where GitHub looks, in its order; the first file that is there counts. */
export const CODEOWNERS_PATHS = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"] as const;

/** GitHub reads no larger file. */
const MOST_BYTES = 3 * 1024 * 1024;

const OWNER = /^(?:@[\w-]+(?:\[bot\])?|@[\w-]+\/[\w.-]+|[^@\s]+@[^@\s]+\.[^@\s]+)$/;

/** A word ends at a space that has no backslash before it. */
const words = (line: string): string[] => line.match(/(?:\\.|[^\s\\])+/g) ?? [];

/** GitHub knows neither `!` nor `[ ]`, and no escaped `#`. */
const isPattern = (pattern: string): boolean => !/^!|^\\#|[[\]]/.test(pattern);

/** Only `*` and `?` are wildcards here: what else a glob library would read into it is made plain. */
const plain = (pattern: string): string =>
  pattern.replace(/\\(.)/g, "$1").replace(/[\\{}()+@!|^$]/g, "\\$&");

/**
 * A pattern as globs of whole paths: one without a slash before its end counts at any depth, one that names
 * a folder owns all below it, but `folder/*` only what lies directly in it.
 */
function globsOf(pattern: string): string[] {
  const anchored = pattern.replace(/\/$/, "").includes("/");
  const path = plain(pattern.replace(/^\//, ""));
  const glob = anchored ? path : `**/${path}`;
  if (glob.endsWith("/")) return [`${glob}**/*`];
  if (/(^|\/)\*\*?$/.test(glob)) return [glob];
  return [glob, `${glob}/**/*`];
}

/**
 * The rules of a CODEOWNERS file in their order. As GitHub does, a line with an error is left out: a
 * pattern that it does not know, or anything that is no owner.
 * https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export function parseCodeOwners(text: string): OwnersRule[] {
  if (text.length > MOST_BYTES) return [];
  return text.split(/\r?\n/).flatMap((line) => {
    const [pattern, ...rest] = words(line.trim());
    if (pattern === undefined || pattern.startsWith("#")) return [];
    const comment = rest.findIndex((word) => word.startsWith("#"));
    const owners = comment < 0 ? rest : rest.slice(0, comment);
    if (!isPattern(pattern) || !owners.every((owner) => OWNER.test(owner))) return [];
    return [{ globs: globsOf(pattern), owners }];
  });
}

/** Makes a test of whole paths out of globs. */
export type MatchesPath = (globs: readonly string[]) => (path: string) => boolean;

/** Who owns at least one of the files: for each of them the last rule that fits decides. */
export function ownersOf(
  rules: readonly OwnersRule[],
  paths: readonly string[],
  matcher: MatchesPath,
): string[] {
  const tests = rules.map(({ globs, owners }) => ({ fits: matcher(globs), owners })).reverse();
  const found = paths.flatMap((path) => tests.find(({ fits }) => fits(path))?.owners ?? []);
  const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
  return found.filter((owner, at) => found.findIndex((other) => same(other, owner)) === at);
}
