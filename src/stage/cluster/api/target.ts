import { groupVersionOf, KINDS, type Kind } from "../store/kinds.ts";

/** What a path of the API means. */
export type PathTarget = {
  kind: Kind;
  /** "" for kinds of the whole cluster; undefined where a list is over all namespaces. */
  namespace: string | undefined;
  /** Undefined for the collection. */
  name: string | undefined;
  /** e.g. `log` of a pod. */
  subresource: string | undefined;
};

/** `/api/v1/...` and `/apis/<group>/<version>/...`; undefined for every other path and kind. */
export function targetOf(path: string): PathTarget | undefined {
  const steps = path.split("/").filter(Boolean).map(decodeURIComponent);
  const [root, first = "", second = ""] = steps;
  const groupVersion = root === "api" ? first : root === "apis" ? `${first}/${second}` : undefined;
  const rest = steps.slice(root === "api" ? 2 : 3);
  const inNamespace = rest[0] === "namespaces" && rest.length > 2;
  const [plural, name, subresource, ...more] = inNamespace ? rest.slice(2) : rest;
  const kind = KINDS.find(
    (known) => known.plural === plural && groupVersionOf(known) === groupVersion,
  );
  if (kind === undefined || more.length > 0 || (inNamespace && !kind.namespaced)) return undefined;
  const namespace = inNamespace ? rest[1] : kind.namespaced ? undefined : "";
  // An object of a namespaced kind has no path without its namespace.
  if (name !== undefined && namespace === undefined) return undefined;
  return { kind, namespace, name, subresource };
}
