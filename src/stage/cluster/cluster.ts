import { randomUUID } from "node:crypto";
import { listen, type Loopback } from "../loopback.ts";
import { clusterApi } from "./api/api.ts";
import { ClusterFaults } from "./api/faults.ts";
import type { User } from "./api/users.ts";
import type { Write } from "./api/write-log.ts";
import { Controllers } from "./controllers/controllers.ts";
import type { Moment } from "./controllers/moment.ts";
import { kubeconfig } from "./kubeconfig.ts";
import { selfSigned } from "./self-signed.ts";
import type { KubeObject } from "./store/object.ts";
import { Store } from "./store/store.ts";
import { Images } from "./traffic/behaviour.ts";
import { Front } from "./traffic/front.ts";

/** What a cluster begins with. */
export type ClusterOptions = {
  /** That exist from the beginning. */
  namespaces: readonly string[];
  users: readonly User[];
  /** Cluster seconds that pass in a real one: a progress deadline of 600 s then takes 600/speed. Default 20. */
  speed?: number;
  now?: () => Date;
};

/** What a cluster holds, and what was written to it. */
export type ClusterSnapshot = {
  objects: readonly KubeObject[];
  /** Every write that was taken, oldest first, dry runs as well. */
  writes: readonly Write[];
};

/** A Kubernetes cluster on loopback, good enough for the real kubectl (ADR 17). */
export type Cluster = {
  /** Of the API server: HTTPS, with a certificate that only the kubeconfig knows. */
  url: string;
  faults: ClusterFaults;
  /** What containers do, by their image. */
  images: Images;
  /** For `KUBECONFIG`. @throws Error for a user that the cluster does not have */
  kubeconfigOf(user: string, in_: { context: string; namespace: string }): string;
  /**
   * Where a Service answers from outside, the same from start to close; 503 while no pod is ready,
   * also before there is a Service of that name.
   */
  expose(service: { namespace: string; service: string }): Promise<string>;
  snapshot(): ClusterSnapshot;
  close(): Promise<void>;
};

const timestamp = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;

/** Starts an empty cluster on loopback; its controllers work until it is stopped. */
export async function startCluster({
  namespaces,
  users,
  speed = 20,
  now = () => new Date(),
}: ClusterOptions): Promise<Cluster> {
  const store = new Store();
  const images = new Images(() => controllers.wake());
  const faults = new ClusterFaults();
  const began = now().getTime();
  const at = (): string => timestamp(now());
  const moment = (): Moment => ({
    at: at(),
    seconds: ((now().getTime() - began) / 1000) * speed,
  });
  const controllers = new Controllers({ store, images, moment });
  for (const name of new Set(["default", ...namespaces]))
    store.put("namespaces", {
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name, uid: randomUUID(), creationTimestamp: at() },
      status: { phase: "Active" },
    });
  // kubectl sends a token over TLS only.
  const certificate = selfSigned(now());
  const writes: Write[] = [];
  const api = await listen(
    clusterApi({ store, images, users, faults, at, onWrite: (write) => writes.push(write) }),
    0,
    certificate,
  );
  const fronts = new Map<string, Loopback>();
  return {
    url: api.url,
    faults,
    images,
    kubeconfigOf: (name, { context, namespace }) => {
      const user = users.find((known) => known.name === name);
      if (!user) throw new Error(`the cluster has no user ${name}`);
      return kubeconfig({ url: api.url, authority: certificate.cert, user, context, namespace });
    },
    expose: async (exposed) => {
      const key = `${exposed.namespace}/${exposed.service}`;
      const known =
        fronts.get(key) ?? (await listen(new Front(exposed, { store, images }).listener));
      fronts.set(key, known);
      return known.url;
    },
    snapshot: () => ({ objects: structuredClone(store.all()), writes: [...writes] }),
    close: async () => {
      controllers.close();
      await Promise.all([api.close(), ...[...fronts.values()].map((front) => front.close())]);
    },
  };
}
