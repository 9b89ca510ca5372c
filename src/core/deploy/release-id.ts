/** A commit on its way to production: of an issue's session, or without one where people merged it themselves. */
export type Change = { issue?: number | undefined; sha: string };

/** What the artifacts of a change are named by: the issue's number, else `commit-0a1b2c3d4e5f`. */
export type ChangeKey = number | `commit-${string}`;

export const changeKey = ({ issue, sha }: Change): ChangeKey =>
  issue ?? `commit-${sha.slice(0, 12)}`;

/**
 * The id of a release: `500-0a1b2c3d4e5f` of a session's, `commit-0a1b2c3d4e5f` of a merge that people made. A
 * repeated run finds what it did by it.
 */
export const releaseId = (change: Change): string =>
  change.issue === undefined
    ? String(changeKey(change))
    : `${change.issue}-${change.sha.slice(0, 12)}`;

/**
 * For people, with the issue that it is of: `release 500-0a1b2c3d4e5f of #500`. Safe in Markdown whatever the
 * text is: it may come from GitHub, where others can write deployments too.
 */
export function releaseText(release: string): string {
  if (!/^[\w-]{1,80}$/.test(release)) return "a release of another name";
  const issue = /^(\d+)-[0-9a-f]{12}$/.exec(release)?.[1];
  return issue === undefined ? `release ${release}` : `release ${release} of #${issue}`;
}
