/** The part of a predicted path before its first wildcard, without a trailing slash. */
export const literalPath = (path: string): string => {
  const wild = path.search(/[*?[{]/);
  const head = wild < 0 ? path : path.slice(0, path.lastIndexOf("/", wild) + 1);
  return head.replace(/^\.\//, "").replace(/\/+$/, "");
};

/** True where a literal path is another one, or a folder around it. */
export const coversPath = (outer: string, inner: string): boolean =>
  outer === "" || outer === inner || inner.startsWith(`${outer}/`);

/** True where two predicted paths may mean the same file: equal, or one a folder around the other. */
export function pathsOverlap(a: string, b: string): boolean {
  const [left, right] = [literalPath(a), literalPath(b)];
  return coversPath(left, right) || coversPath(right, left);
}

/** The first pair of paths that two tasks may both touch. */
export function sharedPath(a: readonly string[], b: readonly string[]): string | undefined {
  return a.find((path) => b.some((other) => pathsOverlap(path, other)));
}

/** Why a path is none inside a repository, undefined where it is one. */
export function pathProblem(path: string): string | undefined {
  if (path === "") return "is empty";
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return "is absolute";
  if (path.startsWith("~")) return "points to a home folder";
  if (path.includes("\\") || /\p{C}/u.test(path)) return "holds a character that no path here has";
  const parts = path.split("/");
  if (parts.includes("..")) return "leaves the repository";
  if (parts.some((part) => part.toLowerCase() === ".git")) return "is git's own";
  return undefined;
}
