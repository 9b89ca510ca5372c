import { z } from "zod";
import { nearestName } from "./nearest-name.ts";

/** What to say about a name that nobody knows: the one that was meant, or all there are. */
export function unknownName(kind: string, wrong: string, names: readonly string[]): string {
  const near = nearestName(wrong, names);
  const hint = near === undefined ? `known here: ${names.join(", ")}` : `did you mean "${near}"?`;
  return `unknown ${kind} "${wrong}"; ${hint}`;
}

/** An object whose unknown keys are refused with the nearest known one. */
export const strictObject = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => unknownName("key", key, Object.keys(shape))).join("; ")
        : undefined,
  });
