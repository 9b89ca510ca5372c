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
 * unless `name:` is given: objects contribute the values of their properties.
 */
export const jobName = (options: {
  prefix: string;
  id: string;
  /** The evaluated `name:`. */
  name: string | undefined;
  matrix: Combination | undefined;
}): string => {
  const values = options.matrix === undefined ? [] : Object.values(options.matrix).flatMap(leaves);
  const name =
    options.name !== undefined && options.name !== ""
      ? options.name
      : options.id + (values.length === 0 ? "" : ` (${values.join(", ")})`);
  return options.prefix + (name.length > MAX ? `${name.slice(0, MAX - 3)}...` : name);
};
