import type { z } from "zod";
import { canonical, isObject, withoutNulls } from "../store/json.ts";
import { groupVersionOf, type Kind } from "../store/kinds.ts";
import { KubeObject } from "../store/object.ts";
import { Deployment, Pod, ReplicaSet, Service } from "../store/workloads.ts";
import { invalid } from "./status.ts";

const SCHEMAS: Readonly<Record<string, z.ZodType<KubeObject>>> = {
  Deployment,
  ReplicaSet,
  Pod,
  Service,
};

type Admitting = {
  kind: Kind;
  namespace: string;
  /** What the client wants it to be. */
  wanted: unknown;
  /** What it is now; undefined for a new one. */
  known: KubeObject | undefined;
  made: { uid: string; at: string };
};

/**
 * The object as the API server would keep it: defaults filled in, what only the server says (uid,
 * generation, status) from the server.
 *
 * @throws ApiError 422 where it is not valid
 */
export function admit({ kind, namespace, wanted, known, made }: Admitting): KubeObject {
  const named = isObject(wanted) && isObject(wanted["metadata"]) ? wanted["metadata"]["name"] : "";
  const parsed = (SCHEMAS[kind.kind] ?? KubeObject).safeParse(
    withoutNulls({
      ...(isObject(wanted) ? wanted : {}),
      apiVersion: groupVersionOf(kind),
      kind: kind.kind,
    }),
  );
  if (!parsed.success)
    throw invalid(kind, typeof named === "string" ? named : "", reasonsOf(parsed.error));
  const object = { ...parsed.data };
  Reflect.deleteProperty(object, "status");
  checkSelector(kind, object, known);
  const changed = known === undefined || canonical(known["spec"]) !== canonical(object["spec"]);
  const generation = (known?.metadata.generation ?? 0) + (changed ? 1 : 0);
  const status = known?.["status"] ?? (kind.kind === "Namespace" ? { phase: "Active" } : undefined);
  return {
    ...object,
    metadata: {
      ...object.metadata,
      ...(kind.namespaced ? { namespace } : {}),
      uid: known?.metadata.uid ?? made.uid,
      creationTimestamp: known?.metadata.creationTimestamp ?? made.at,
      ...("spec" in object ? { generation } : {}),
      ...(known?.metadata.resourceVersion === undefined
        ? {}
        : { resourceVersion: known.metadata.resourceVersion }),
    },
    ...(status === undefined ? {} : { status }),
  };
}

const reasonsOf = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join(", ");

function checkSelector(kind: Kind, object: KubeObject, known: KubeObject | undefined): void {
  if (kind.kind !== "Deployment") return;
  const { metadata, spec } = Deployment.parse(object);
  const wanted = Object.entries(spec.selector.matchLabels);
  if (wanted.length === 0) throw invalid(kind, metadata.name, "spec.selector: Required value");
  const labels = spec.template.metadata.labels ?? {};
  if (wanted.some(([name, value]) => labels[name] !== value))
    throw invalid(
      kind,
      metadata.name,
      "spec.template.metadata.labels: Invalid value: `selector` does not match template `labels`",
    );
  if (known && canonical(Deployment.parse(known).spec.selector) !== canonical(spec.selector))
    throw invalid(kind, metadata.name, "spec.selector: Invalid value: field is immutable");
}
