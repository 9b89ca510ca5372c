import { access, mkdir, readFile, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { inertLine } from "../../core/text/inert-line.ts";
import type { CommandResult, Commands } from "../../ports/commands.ts";

const SECONDS = 20;
/** The program itself, its shell, bwrap, socat with a child, `readlink`, and some air. */
const MOST_PROCESSES = 10;

/** What a program that wants out would do; says on its output what it has reached. */
const SCRIPT = `echo inside > inside || exit 9
for place in "$1" /usr /etc /; do (echo outside > "$place/miyabi-outside") 2>/dev/null && echo "wrote $place"; done
socat -T2 - "TCP:127.0.0.1:$2,connect-timeout=2" </dev/null >/dev/null 2>&1 && echo "connected directly"
answer=$(printf 'CONNECT 127.0.0.1:%s HTTP/1.1\\r\\n\\r\\n' "$2" | socat -T2 - "TCP:\${HTTPS_PROXY#http://},connect-timeout=2" 2>&1 | head -n 1)
case "$answer" in *" 403 "*) ;; *) echo "the proxy answered \${answer:-nothing}" ;; esac
(: >> /proc/sys/kernel/core_pattern) 2>/dev/null && echo "opened the kernel's settings"
set -- /proc/[0-9]*
[ $# -le ${MOST_PROCESSES} ] || echo "saw $# processes"
echo done`;

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

function failureOf({ code, stdout, stderr, timedOut }: CommandResult): string | undefined {
  const lines = stdout.trim().split("\n");
  if (code === 0 && stdout.trim() === "done") return undefined;
  if (code === 0) return `a program in it ${lines.filter((line) => line !== "done").join("; ")}`;
  const said = stderr.trim().split("\n").at(-1) ?? "";
  return inertLine(
    timedOut ? "a program in it did not end" : said || `it ended with ${code ?? "a signal"}`,
  );
}

/**
 * Runs a program that tries to write outside, to reach a server of this machine and to see other
 * processes, and believes what it sees from outside as well.
 * @returns undefined where the sandbox holds, else why not
 */
export async function probeSandbox(commands: Commands, dir: string): Promise<string | undefined> {
  const [cwd, outside] = [join(dir, "probe"), join(dir, "outside")];
  for (const folder of [cwd, outside]) await mkdir(folder, { recursive: true });
  const reached: string[] = [];
  const server = createServer((socket) => {
    reached.push("directly");
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const command = ["/bin/sh", "-c", SCRIPT, "sh", outside, String(port)];
    const failure = failureOf(await commands.run(command, { cwd, timeoutSeconds: SECONDS }));
    if (failure !== undefined) return failure;
    if (reached.length > 0) return "a program in it reached the network directly";
    if (await exists(join(outside, "miyabi-outside"))) return "a program in it wrote outside";
    const inside = await readFile(join(cwd, "inside"), "utf8").catch(() => "");
    return inside === "inside\n" ? undefined : "a program in it could not write its own folder";
  } finally {
    server.close();
    for (const folder of [cwd, outside]) await rm(folder, { recursive: true, force: true });
  }
}
