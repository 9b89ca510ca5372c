import picomatch from "picomatch";
import type { MatchesPath } from "../../core/pull/code-owners.ts";

/** Whole paths against globs, in their letter case, names that begin with a dot included. */
export const pathMatcher: MatchesPath = (globs) => {
  const matches = picomatch([...globs], {
    dot: true,
    nobrace: true,
    noextglob: true,
    nonegate: true,
  });
  return (path) => matches(path);
};
