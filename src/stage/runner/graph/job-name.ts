import { text } from "../language/values.ts";
import type { Combination } from "./matrix.ts";

const leaves = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(leaves);
  return value === null || value === undefined ? [] : [text(value)];
};

/** GitHub shortens longer names. */
const MAX = 100;

/**
 * The name of one job as GitHub shows it: `name:` (or the key), then the matrix values in parentheses
 * unless `name:` is an expression, which may place them itself. Objects contribute the values of their
 * properties.
 */
export const jobName = (options: {
  prefix: string;
  id: string;
  /** The evaluated `name:`; `computed` where it was an expression. */
  name: { text: string; computed: boolean } | undefined;
  matrix: Combination | undefined;
}): string => {
  const values = options.matrix === undefined ? [] : Object.values(options.matrix).flatMap(leaves);
  const given = options.name?.text === "" ? undefined : options.name;
  const shown = given?.text ?? options.id;
  const name =
    given?.computed === true || values.length === 0 ? shown : `${shown} (${values.join(", ")})`;
  return options.prefix + (name.length > MAX ? `${name.slice(0, MAX - 3)}...` : name);
};
