import type { ServerResponse } from "node:http";
import { groupVersionOf, type Kind } from "../store/kinds.ts";
import type { KubeObject } from "../store/object.ts";
import type { Change, Store } from "../store/store.ts";

/** What a client wants to be told of. */
export type Watching = {
  kind: Kind;
  namespace: string | undefined;
  selected: (object: KubeObject) => boolean;
  /** Goes on after this version; undefined or 0: what is there comes first. */
  from: number | undefined;
  /** Whether the client wants to be told when it has heard of all that is there (`sendInitialEvents`). */
  tellsEndOfInitial: boolean;
};

/** What ends the initial events of a watch. Source: Kubernetes, "Streaming lists". */
const endOfInitial = (kind: Kind, version: number) => ({
  type: "BOOKMARK",
  object: {
    kind: kind.kind,
    apiVersion: groupVersionOf(kind),
    metadata: {
      resourceVersion: String(version),
      annotations: { "k8s.io/initial-events-end": "true" },
    },
  },
});

/** Streams changes, one JSON document a line, until the client goes. */
export function watch(
  response: ServerResponse,
  { kind, namespace, selected, from, tellsEndOfInitial }: Watching,
  store: Store,
): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.flushHeaders();
  const matches = (change: Change): boolean =>
    change.plural === kind.plural &&
    (namespace === undefined || (change.object.metadata.namespace ?? "") === namespace) &&
    selected(change.object);
  const send = ({ type, object }: Pick<Change, "type" | "object">): void => {
    response.write(`${JSON.stringify({ type, object })}\n`);
  };
  if (tellsEndOfInitial || from === undefined || from === 0) {
    for (const object of store.list(kind.plural, namespace).filter(selected))
      send({ type: "ADDED", object });
    if (tellsEndOfInitial) response.write(`${JSON.stringify(endOfInitial(kind, store.version))}\n`);
  } else store.since(from).filter(matches).forEach(send);
  const unlisten = store.on((change) => {
    if (matches(change)) send(change);
  });
  response.once("close", unlisten);
}
