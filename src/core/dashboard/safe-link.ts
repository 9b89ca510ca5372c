/**
 * An address that a click may lead to, undefined for any other (`javascript:`, `data:`, one with a password in
 * it): records hold addresses that strangers chose.
 */
export function safeLink(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { protocol, username, password, href } = new URL(address);
  if (protocol !== "https:" && protocol !== "http:") return undefined;
  return username === "" && password === "" ? href : undefined;
}

/** Pages of a repository on GitHub. */
export type RepositoryLinks = {
  issue: (number: number) => string | undefined;
  pull: (number: number) => string | undefined;
  run: (id: number) => string | undefined;
  commit: (sha: string) => string | undefined;
};

/**
 * @param server e.g. `https://github.com`
 * @param repository `owner/name`
 */
export function repositoryLinks(server: string, repository: string): RepositoryLinks {
  const known = /^[\w.-]+\/[\w.-]+$/.test(repository);
  const page = (path: string): string | undefined =>
    known ? safeLink(`${server.replace(/\/+$/, "")}/${repository}/${path}`) : undefined;
  return {
    issue: (number) => page(`issues/${number}`),
    pull: (number) => page(`pull/${number}`),
    run: (id) => page(`actions/runs/${id}`),
    commit: (sha) => (/^[0-9a-f]{7,64}$/.test(sha) ? page(`commit/${sha}`) : undefined),
  };
}
