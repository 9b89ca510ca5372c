/** The id of a session's release, e.g. `500-0a1b2c3d4e5f`: a repeated run finds what it did by it. */
export const releaseId = ({ issue, sha }: { issue: number; sha: string }): string =>
  `${issue}-${sha.slice(0, 12)}`;

/**
 * For people, with the issue that it is of: `release 500-0a1b2c3d4e5f of #500`. Safe in Markdown whatever the
 * text is: it may come from GitHub, where others can write deployments too.
 */
export function releaseText(release: string): string {
  if (!/^[\w-]{1,80}$/.test(release)) return "a release of another name";
  const issue = /^(\d+)-[0-9a-f]{12}$/.exec(release)?.[1];
  return issue === undefined ? `release ${release}` : `release ${release} of #${issue}`;
}
