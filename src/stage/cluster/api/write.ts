import { randomUUID } from "node:crypto";
import { jsonPatch } from "../patch/json-patch.ts";
import { mergePatch } from "../patch/merge-patch.ts";
import { PatchError } from "../patch/patch-error.ts";
import { strategicMerge } from "../patch/strategic-merge.ts";
import { canonical, isObject } from "../store/json.ts";
import { KINDS, qualified, type Kind } from "../store/kinds.ts";
import type { KubeObject } from "../store/object.ts";
import type { Store } from "../store/store.ts";
import { admit } from "./admit.ts";
import { ApiError, invalid, notFound } from "./status.ts";

/** An object as a client sent it. */
export type Wanted = {
  kind: Kind;
  namespace: string;
  body: unknown;
  dryRun: boolean;
};

/** The object as it is now, and whether the write changed it. */
export type Written = { object: KubeObject; changed: boolean };

type Deps = { store: Store; at: string };

const nameOf = (body: unknown): string => {
  const metadata = isObject(body) && isObject(body["metadata"]) ? body["metadata"] : {};
  return typeof metadata["name"] === "string" ? metadata["name"] : "";
};

const namespaceOf = (body: unknown): unknown =>
  isObject(body) && isObject(body["metadata"]) ? body["metadata"]["namespace"] : undefined;

/** @throws ApiError 404 namespace, 409 exists, 422 */
export function create({ kind, namespace, body, dryRun }: Wanted, { store, at }: Deps): Written {
  const name = nameOf(body);
  if (kind.namespaced && !store.get({ plural: "namespaces", namespace: "", name: namespace }))
    throw new ApiError(404, "NotFound", `namespaces "${namespace}" not found`);
  const stated = namespaceOf(body);
  if (kind.namespaced && stated !== undefined && stated !== namespace)
    throw new ApiError(
      400,
      "BadRequest",
      "the namespace of the provided object does not match the namespace sent on the request",
    );
  if (store.get({ plural: kind.plural, namespace, name }))
    throw new ApiError(409, "AlreadyExists", `${qualified(kind)} "${name}" already exists`);
  const made = { uid: randomUUID(), at };
  const object = admit({ kind, namespace, wanted: body, known: undefined, made });
  return { object: dryRun ? object : store.put(kind.plural, object), changed: true };
}

type Patch = (known: unknown, body: unknown) => unknown;

/** @throws ApiError 415 for a patch that is not known here */
function patchOf(contentType: string): Patch {
  switch (contentType.split(";", 1)[0]) {
    case "application/json-patch+json":
      return jsonPatch;
    case "application/merge-patch+json":
      return mergePatch;
    case "application/strategic-merge-patch+json":
      return strategicMerge;
    default:
      throw new ApiError(
        415,
        "UnsupportedMediaType",
        `the stage's cluster knows no ${contentType}: server-side apply is not part of it`,
      );
  }
}

const versionIn = (body: unknown): unknown =>
  isObject(body) && isObject(body["metadata"]) ? body["metadata"]["resourceVersion"] : undefined;

/** PATCH, or PUT where no content type of a patch is given. @throws ApiError 404, 409, 415, 422 */
export function change(
  { kind, namespace, body, dryRun }: Wanted,
  how: { name: string; patchType: string | undefined },
  { store, at }: Deps,
): Written {
  const { name, patchType } = how;
  const patch = patchType === undefined ? undefined : patchOf(patchType);
  const known = store.get({ plural: kind.plural, namespace, name });
  if (!known) throw notFound(kind, name);
  const version = versionIn(body);
  if (version !== undefined && version !== known.metadata.resourceVersion)
    throw new ApiError(
      409,
      "Conflict",
      `Operation cannot be fulfilled on ${qualified(kind)} "${name}": the object has been modified; please apply your changes to the latest version and try again`,
    );
  try {
    const wanted = patch ? patch(known, body) : body;
    if (nameOf(wanted) !== name) throw invalid(kind, name, "metadata.name: field is immutable");
    const made = { uid: known.metadata.uid ?? "", at };
    const object = admit({ kind, namespace, wanted, known, made });
    const changed = canonical(object) !== canonical(known);
    return { object: dryRun ? object : store.put(kind.plural, object), changed };
  } catch (error) {
    if (error instanceof PatchError) throw invalid(kind, name, error.message);
    throw error;
  }
}

/** @throws ApiError 404 */
export function remove(
  { kind, namespace, dryRun }: Omit<Wanted, "body">,
  name: string,
  { store }: Deps,
): Written {
  const object = store.get({ plural: kind.plural, namespace, name });
  if (!object) throw notFound(kind, name);
  if (!dryRun) {
    store.remove({ plural: kind.plural, namespace, name });
    if (kind.kind === "Namespace") emptyNamespace(store, name);
  }
  return { object, changed: true };
}

function emptyNamespace(store: Store, namespace: string): void {
  for (const { plural } of KINDS.filter(({ namespaced }) => namespaced))
    for (const { metadata } of store.list(plural, namespace))
      store.remove({ plural, namespace, name: metadata.name });
}
