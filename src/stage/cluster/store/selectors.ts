import { isObject } from "./json.ts";
import type { KubeObject } from "./object.ts";

/** A selector that this stand-in does not know. */
export class SelectorError extends Error {
  override readonly name = "SelectorError";
}

type Test = (value: string | undefined) => boolean;

/** One requirement: `a=b`, `a==b`, `a!=b`, `a`, `!a`, `a in (b,c)`, `a notin (b,c)`. */
const REQUIREMENT =
  /^\s*(?:(!)\s*)?([\w./-]+)\s*(?:(==|=|!=)\s*([\w.:/-]*)|(in|notin)\s*\(([^)]*)\))?\s*$/;

function requirement(text: string): { name: string; holds: Test } {
  const [, not, name, operator, value, within, list] = REQUIREMENT.exec(text) ?? [];
  if (name === undefined) throw new SelectorError(`unable to parse requirement: ${text}`);
  if (not === "!") return { name, holds: (found) => found === undefined };
  if (within !== undefined) {
    const values = (list ?? "").split(",").map((item) => item.trim());
    return {
      name,
      holds: (found) => (found !== undefined && values.includes(found)) === (within === "in"),
    };
  }
  if (operator === undefined) return { name, holds: (found) => found !== undefined };
  return { name, holds: (found) => (found === value) === (operator !== "!=") };
}

/** Commas between requirements, not those inside of brackets. */
const requirements = (selector: string) =>
  selector
    .split(/,(?![^(]*\))/)
    .filter((part) => part.trim() !== "")
    .map(requirement);

const at = (object: unknown, path: string): string | undefined => {
  let value = object;
  for (const step of path.split(".")) value = isObject(value) ? value[step] : undefined;
  return typeof value === "string" ? value : undefined;
};

/** @throws SelectorError */
export function selecting(
  labelSelector: string,
  fieldSelector: string,
): (object: KubeObject) => boolean {
  const labels = requirements(labelSelector);
  const fields = requirements(fieldSelector);
  return (object) =>
    labels.every(({ name, holds }) => holds(object.metadata.labels?.[name])) &&
    fields.every(({ name, holds }) => holds(at(object, name)));
}

/** A Service's or ReplicaSet's plain map of labels; an empty one selects nothing. */
export const hasLabels = (object: KubeObject, wanted: Readonly<Record<string, string>>): boolean =>
  Object.keys(wanted).length > 0 &&
  Object.entries(wanted).every(([name, value]) => object.metadata.labels?.[name] === value);
