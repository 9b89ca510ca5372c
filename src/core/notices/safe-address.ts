const HERE = ["localhost", "127.0.0.1", "[::1]"];

/** This machine, which no network lies before. */
export const isLoopback = (host: string): boolean => HERE.includes(host);

/** An address that notices may be posted to: over TLS, or to this machine, and without a password in it. */
export function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== "" || password !== "") return false;
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}
