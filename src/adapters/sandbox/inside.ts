// What a program finds inside of the sandbox.

export const HOME = "/home/miyabi";
export const TEMP = "/tmp";
export const SOCKET = "/run/miyabi/proxy.sock";

/** Below the range from which systems give out ports, and none that servers use. */
const PORT = 20_128;
const PROXY = `http://127.0.0.1:${PORT}`;
const DIRECT = "localhost,127.0.0.1,::1";

/** The way to the network, under the names that tools look for. */
export const PROXY_ENVIRONMENT = {
  HTTP_PROXY: PROXY,
  HTTPS_PROXY: PROXY,
  NO_PROXY: DIRECT,
  http_proxy: PROXY,
  https_proxy: PROXY,
  no_proxy: DIRECT,
  NODE_USE_ENV_PROXY: "1",
  YARN_HTTP_PROXY: PROXY,
  YARN_HTTPS_PROXY: PROXY,
} as const;

const MOST_PROCESSES = 4_096;

/** Where a further socket lies that is joined to a port. */
export const socketOf = (port: number): string => `/run/miyabi/port-${port}.sock`;

/** Joins a port of loopback to a socket. */
const join = (port: number, socket: string): string =>
  `socat TCP-LISTEN:${port},bind=127.0.0.1,fork,backlog=128 UNIX-CONNECT:${socket} </dev/null >/dev/null 2>&1 &`;

/** Waits until a port is open, as /proc/net/tcp says; no more than a few thousand looks. */
const wait = (port: number): string => `looks=0
while [ $looks -lt 5000 ]; do
  while read -r line; do case "$line" in *":${port.toString(16).toUpperCase().padStart(4, "0")} "*) break 2 ;; esac; done </proc/net/tcp
  looks=$((looks + 1))
done`;

/**
 * Joins the ports to their sockets, waits until they are open, and becomes the program. dash calls the
 * limit of processes -p, other shells -u; it does not bind root.
 * @param ports those joined to further sockets, beside the proxy's
 */
export function launch(ports: readonly number[]): readonly string[] {
  const script = [
    `ulimit -u ${MOST_PROCESSES} 2>/dev/null || ulimit -p ${MOST_PROCESSES} 2>/dev/null`,
    join(PORT, SOCKET),
    ...ports.map((port) => join(port, socketOf(port))),
    ...[PORT, ...ports].map(wait),
    "unset looks line",
    'exec "$@"',
  ];
  return ["/bin/sh", "-c", script.join("\n"), "sh"];
}
