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
} as const;

const MOST_PROCESSES = 4_096;
const LISTENING = PORT.toString(16).toUpperCase().padStart(4, "0");

/**
 * Joins the port to the proxy's socket, waits until it is open (as /proc/net/tcp says; no more than a
 * few thousand looks), and becomes the program. dash calls the limit of processes -p, other shells
 * -u; it does not bind root.
 */
const SCRIPT = `ulimit -u ${MOST_PROCESSES} 2>/dev/null || ulimit -p ${MOST_PROCESSES} 2>/dev/null
socat TCP-LISTEN:${PORT},bind=127.0.0.1,fork,backlog=128 UNIX-CONNECT:${SOCKET} </dev/null >/dev/null 2>&1 &
looks=0
while [ $looks -lt 5000 ]; do
  while read -r line; do case "$line" in *":${LISTENING} "*) break 2 ;; esac; done </proc/net/tcp
  looks=$((looks + 1))
done
unset looks line
exec "$@"`;

export const LAUNCH: readonly string[] = ["/bin/sh", "-c", SCRIPT, "sh"];
