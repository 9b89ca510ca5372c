const MOST_LINES = 300;
/** Longer paths are seldom written by people, and would crowd out the others. */
const MOST_CHARACTERS = 200;

const isShown = (path: string): boolean => path.length <= MOST_CHARACTERS && !/\p{C}/u.test(path);

/** Every path as deep as `depth`; what lies deeper as its folder, with how many files that holds. */
function collapsed(paths: readonly string[], depth: number): string[] {
  const folders = new Map<string, number>();
  const files: string[] = [];
  for (const path of paths) {
    const parts = path.split("/");
    if (parts.length <= depth) files.push(path);
    else {
      const folder = `${parts.slice(0, depth).join("/")}/`;
      folders.set(folder, (folders.get(folder) ?? 0) + 1);
    }
  }
  return [...files, ...[...folders].map(([folder, count]) => `${folder} (${count} files)`)].sort();
}

/**
 * A repository's files for a prompt, at most some hundred lines: all of them where they are few, else
 * deep folders as one line each, as few as it takes.
 */
export function fileOutline(paths: readonly string[], most = MOST_LINES): string[] {
  const shown = paths.filter(isShown);
  const deepest = Math.max(1, ...shown.map((path) => path.split("/").length));
  let lines: string[] = [];
  for (let depth = deepest; depth >= 1; depth -= 1) {
    lines = collapsed(shown, depth);
    if (lines.length <= most) return lines;
  }
  return [...lines.slice(0, most - 1), `… and ${lines.length - most + 1} more`];
}
