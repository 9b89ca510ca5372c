const NAME = /^\/?([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/;

/**
 * `owner/name` of a remote's address, where it lies on that server: `https://…`, `ssh://git@…` or
 * `git@host:owner/name.git`. Undefined for another server or a folder.
 * @param serverUrl e.g. https://github.com
 */
export function remoteName(address: string, serverUrl: string): string | undefined {
  const short = /^[\w.-]+@([\w.-]+):(?!\/\/)(.+)$/.exec(address);
  if (short !== null)
    return short[1] === new URL(serverUrl).hostname ? nameIn(short[2] ?? "") : undefined;
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname } = new URL(address);
  return hostname === new URL(serverUrl).hostname ? nameIn(pathname) : undefined;
}

const nameIn = (path: string): string | undefined => NAME.exec(path)?.[1];
