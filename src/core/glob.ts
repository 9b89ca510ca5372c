/**
 * Wildcard match of two sequences in at most `pattern × text` steps: only the newest wildcard is ever
 * tried again, so no input costs exponential time (threat 39).
 */
function matches<P, T>(
  pattern: readonly P[],
  text: readonly T[],
  { isStar, fits }: { isStar: (part: P) => boolean; fits: (part: P, item: T) => boolean },
): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let index = 0; index < text.length;) {
    const part = pattern[at];
    const item = text[index];
    if (part !== undefined && isStar(part)) {
      star = at++;
      resume = index;
    } else if (part !== undefined && item !== undefined && fits(part, item)) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resume;
    } else return false;
  }
  return pattern.slice(at).every(isStar);
}

const nameFits = (glob: string, name: string): boolean =>
  matches(Array.from(glob), Array.from(name), {
    isStar: (part) => part === "*",
    fits: (part, character) => part === "?" || part === character,
  });

/**
 * Does a glob match a whole path? `**` as a whole segment stands for any number of folders, none
 * included (so `k8s/**` covers a file named `k8s` too); `*` and `?` stay within one name. Case does
 * not count: on some file systems `claude.md` is CLAUDE.md.
 */
export const matchesGlob = (glob: string, path: string): boolean =>
  matches(glob.toLowerCase().split("/"), path.toLowerCase().split("/"), {
    isStar: (segment) => segment === "**",
    fits: nameFits,
  });
