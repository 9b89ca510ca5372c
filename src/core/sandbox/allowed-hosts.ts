const HTTPS = 443;

/** `host`, `*.domain`, each with an optional `:port`. */
export const ALLOWED_HOST = /^(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/i;

/**
 * Whether a list of hosts lets a program connect. `*.example.org` is every host below it, not itself;
 * an entry without a port means 443. Names are compared as they are: nothing is resolved.
 */
export function isAllowedHost(allowed: readonly string[], host: string, port: number): boolean {
  // A dot at the end names the same host and would slip past a comparison of texts.
  const name = host.toLowerCase().replace(/\.$/, "");
  return allowed.some((entry) => {
    const [pattern = "", wanted = String(HTTPS)] = entry.toLowerCase().split(":");
    if (Number(wanted) !== port) return false;
    return pattern.startsWith("*.") ? name.endsWith(pattern.slice(1)) : name === pattern;
  });
}
