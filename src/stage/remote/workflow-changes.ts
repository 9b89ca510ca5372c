import { gitLines, runGit, type Git } from "./git.ts";

const WORKFLOWS = ".github/workflows";

/** A workflow file as a commit leaves it; `blob` is all zeros where it is deleted. */
type WorkflowChange = { path: string; blob: string };

/** Parses `git log -z --raw -c --format=`: `::mode mode mode id id id MM\0path\0`, one more colon for each more parent. */
const parseRawChanges = (raw: string): WorkflowChange[] => {
  const fields = raw.split("\0");
  const changes: WorkflowChange[] = [];
  for (let index = 0; index + 1 < fields.length; index += 1) {
    const header = fields[index]?.trim() ?? "";
    if (!header.startsWith(":")) continue;
    const parents = /^:+/.exec(header)?.[0].length ?? 1;
    const blob = header.slice(parents).split(" ")[2 * parents + 1] ?? "";
    const path = fields[index + 1] ?? "";
    changes.push({ path, blob });
    index += 1;
  }
  return changes;
};

const onSomeBranch = async (git: Git, { path, blob }: WorkflowChange): Promise<boolean> => {
  const branches = await gitLines(git, ["for-each-ref", "--format=%(objectname)", "refs/heads"]);
  for (const tip of branches) {
    const [entry] = await gitLines(git, ["ls-tree", tip, "--", path]);
    if (entry?.split(/\s+/)[2] === blob) return true;
  }
  return false;
};

/**
 * The first workflow file that commits new to the repository would create, change or delete. A file
 * that exists with the same path and content on another branch is no change, as on GitHub:
 * https://docs.github.com/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps (`workflow`).
 * A merge counts where its result differs from every parent.
 */
export const changedWorkflow = async (
  git: Git,
  tip: string,
  env: Record<string, string> = {},
): Promise<string | undefined> => {
  const range = [tip, "--not", "--all"];
  const raw = await runGit(
    git,
    // prettier-ignore
    ["log", "-z", "--raw", "-c", "--root", "--no-renames", "--no-abbrev", "--format=", ...range, "--", WORKFLOWS],
    { env },
  );
  for (const change of parseRawChanges(raw.toString("utf8"))) {
    if (!(await onSomeBranch(git, change))) return change.path;
  }
  return undefined;
};
