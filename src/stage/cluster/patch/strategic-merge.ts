import { isObject, type JsonObject } from "../store/json.ts";

/**
 * By which member the items of a list are told apart (`patchMergeKey` of the API's types). Lists that
 * are not named here are replaced as a whole.
 */
const MERGE_KEYS: Readonly<Record<string, readonly string[]>> = {
  containers: ["name"],
  initContainers: ["name"],
  ephemeralContainers: ["name"],
  env: ["name"],
  volumes: ["name"],
  volumeMounts: ["mountPath"],
  volumeDevices: ["devicePath"],
  ports: ["containerPort", "port"],
  imagePullSecrets: ["name"],
  hostAliases: ["ip"],
  topologySpreadConstraints: ["topologyKey"],
  conditions: ["type"],
  ownerReferences: ["uid"],
  secrets: ["name"],
};

const ORDER = "$setElementOrder/";
const DROP = "$deleteFromPrimitiveList/";

/**
 * Kubernetes' strategic merge patch: like RFC 7396, but lists with a merge key are merged item by item,
 * with the directives `$patch`, `$retainKeys`, `$setElementOrder` and `$deleteFromPrimitiveList`.
 * Source: kubernetes/design-proposals, "strategic-merge-patch.md".
 */
export function strategicMerge(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const { $patch: directive, $retainKeys: retained, ...members } = patch;
  if (directive === "replace") return members;
  const kept: JsonObject = isObject(target) ? { ...target } : {};
  const merged: JsonObject = Array.isArray(retained)
    ? Object.fromEntries(Object.entries(kept).filter(([name]) => retained.includes(name)))
    : kept;
  for (const [name, value] of Object.entries(members)) {
    if (name.startsWith(ORDER)) continue;
    if (name.startsWith(DROP)) dropFrom(merged, name.slice(DROP.length), value);
    else if (value === null) Reflect.deleteProperty(merged, name);
    else if (Array.isArray(value)) merged[name] = mergeList(name, merged[name], value);
    else merged[name] = strategicMerge(merged[name], value);
  }
  for (const [name, value] of Object.entries(members))
    if (name.startsWith(ORDER)) order(merged, name.slice(ORDER.length), value);
  return merged;
}

function dropFrom(object: JsonObject, name: string, values: unknown): void {
  const list = object[name];
  if (Array.isArray(list) && Array.isArray(values))
    object[name] = list.filter((item) => !values.includes(item));
}

const keyOf = (name: string, items: readonly unknown[]): string | undefined =>
  MERGE_KEYS[name]?.find((key) => items.some((item) => isObject(item) && key in item));

function mergeList(name: string, target: unknown, patch: readonly unknown[]): unknown[] {
  const key = keyOf(name, patch);
  const directive = patch.find((item) => isObject(item) && item["$patch"] === "replace");
  const plain = patch.filter((item) => !(isObject(item) && "$patch" in item));
  if (key === undefined || directive !== undefined) return plain;
  let merged: unknown[] = Array.isArray(target) ? [...(target as unknown[])] : [];
  for (const item of patch) {
    if (!isObject(item)) continue;
    const index = merged.findIndex((known) => isObject(known) && known[key] === item[key]);
    if (item["$patch"] === "delete") merged = merged.filter((_, place) => place !== index);
    else if (index < 0) merged.push(strategicMerge({}, item));
    else merged[index] = strategicMerge(merged[index], item);
  }
  return merged;
}

/** Items that the directive does not name stay behind those that it does. */
function order(object: JsonObject, name: string, wanted: unknown): void {
  const list = object[name];
  if (!Array.isArray(list) || !Array.isArray(wanted)) return;
  const key = keyOf(name, wanted);
  const identity = (item: unknown): unknown =>
    key !== undefined && isObject(item) ? item[key] : item;
  const places = wanted.map(identity);
  const placeOf = (item: unknown): number => {
    const place = places.indexOf(identity(item));
    return place < 0 ? places.length : place;
  };
  object[name] = list.toSorted((a: unknown, b: unknown) => placeOf(a) - placeOf(b));
}
