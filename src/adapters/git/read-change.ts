import type { Change } from "../../ports/workspace.ts";

/** Reads `diff-tree -r -z --no-renames --name-status` and `--numstat` of the same two trees. */
export function readChange(nameStatus: readonly string[], numstat: readonly string[]): Change {
  const change: Change = { created: [], changed: [], deleted: [], lines: 0 };
  for (let at = 0; at + 1 < nameStatus.length; at += 2) {
    const path = nameStatus[at + 1] ?? "";
    switch (nameStatus[at]) {
      case "A":
        change.created.push(path);
        break;
      case "D":
        change.deleted.push(path);
        break;
      default:
        change.changed.push(path);
    }
  }
  for (const row of numstat) {
    const [added = "-", removed = "-"] = row.split("\t");
    // Binary files have dashes.
    change.lines += (Number(added) || 0) + (Number(removed) || 0);
  }
  return change;
}
