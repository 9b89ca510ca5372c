import type { JoinedSocket } from "../../ports/commands.ts";
import { HOME, launch, SOCKET, socketOf, TEMP } from "./inside.ts";

/** Every namespace of its own, no capability, no way to make further namespaces, ended with us. */
const ISOLATION = [
  "--unshare-user",
  "--disable-userns",
  "--unshare-pid",
  "--unshare-net",
  "--unshare-ipc",
  "--unshare-uts",
  "--unshare-cgroup-try",
  "--cap-drop",
  "ALL",
  "--new-session",
  "--die-with-parent",
];

export type View = {
  cwd: string;
  /** `cwd` or a folder around it. */
  tree: string;
  /** Arguments of bwrap that show the system. */
  system: readonly string[];
  /** Folders of the machine that stand for HOME and /tmp. */
  home: string;
  temp: string;
  readable: readonly string[];
  writable: readonly string[];
  /** Below the tree, shown read-only: git's own files. */
  sealed: readonly string[];
  /** The proxy's Unix socket. */
  socket: string;
  /** Further sockets of ours, each as a port inside. */
  sockets: readonly JoinedSocket[];
};

/** Bytes of a folder in memory. */
const MOST_IN_MEMORY = 1024 * 1024 * 1024;

/**
 * A folder that programs write to, kept from command to command. Where something else is mounted below
 * it, it is empty at each command instead: bwrap follows links to a place that it mounts at, and a
 * program could have left one there that leads out of the sandbox.
 */
function ownFolder(view: View, from: string, to: string): string[] {
  const others = [view.cwd, view.tree, ...view.readable, ...view.writable, ...view.system];
  return others.some((path) => path.startsWith(`${to}/`))
    ? ["--size", String(MOST_IN_MEMORY), "--tmpfs", to]
    : ["--bind", from, to];
}

/** Arguments of `bwrap` for one program. Later mounts lie on top of earlier ones. */
export const bwrapArguments = (view: View, command: readonly string[]): string[] => [
  ...ISOLATION,
  ...view.system,
  // bwrap leaves the kernel's settings open to root, who may run us in a container: core_pattern among
  // them, which names a program that the machine starts.
  ...["--proc", "/proc", "--remount-ro", "/proc", "--dev", "/dev"],
  ...ownFolder(view, view.temp, TEMP),
  ...ownFolder(view, view.home, HOME),
  ...view.readable.flatMap((path) => ["--ro-bind", path, path]),
  ...[view.tree, ...view.writable].flatMap((path) => ["--bind", path, path]),
  ...view.sealed.flatMap((path) => ["--ro-bind", path, path]),
  ...["--ro-bind", view.socket, SOCKET],
  ...view.sockets.flatMap(({ port, path }) => ["--ro-bind", path, socketOf(port)]),
  ...["--remount-ro", "/", "--chdir", view.cwd, "--"],
  ...launch(view.sockets.map(({ port }) => port)),
  ...command,
];
