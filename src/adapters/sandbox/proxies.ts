import { join, sep } from "node:path";
import { withRefusal, type Refusal } from "../../core/sandbox/refusals.ts";
import { startConnectProxy } from "./connect-proxy.ts";

export type Proxies = {
  /** Path of the Unix socket for programs that run in `cwd`. */
  socketFor: (cwd: string) => Promise<string>;
  /** What programs that ran in `tree`, or below it, were kept from so far. */
  refusedIn: (tree: string) => Refusal[];
};

/**
 * A proxy for each folder that programs run in, so that what was refused is told of the right task.
 * @param dir our own folder outside of every clone, with a short path
 */
export function connectProxies(dir: string, allowed: readonly string[]): Proxies {
  const sockets = new Map<string, Promise<string>>();
  const refused = new Map<string, Refusal[]>();
  const open = async (cwd: string): Promise<string> => {
    const socket = join(dir, `proxy${sockets.size}`);
    await startConnectProxy(socket, allowed, (target) =>
      refused.set(cwd, withRefusal(refused.get(cwd) ?? [], { target, times: 1 })),
    );
    return socket;
  };
  return {
    socketFor(cwd) {
      const socket = sockets.get(cwd) ?? open(cwd);
      sockets.set(cwd, socket);
      return socket;
    },
    refusedIn(tree) {
      const lists = [...refused].filter(([cwd]) => cwd === tree || cwd.startsWith(tree + sep));
      return lists.flatMap(([, list]) => list).reduce<Refusal[]>(withRefusal, []);
    },
  };
}
