import { z } from "zod";
import { canonical, isObject } from "../store/json.ts";
import { PatchError } from "./patch-error.ts";

const Operation = z.discriminatedUnion("op", [
  z.object({ op: z.literal("add"), path: z.string(), value: z.unknown() }),
  z.object({ op: z.literal("replace"), path: z.string(), value: z.unknown() }),
  z.object({ op: z.literal("test"), path: z.string(), value: z.unknown() }),
  z.object({ op: z.literal("remove"), path: z.string() }),
]);
type Operation = z.infer<typeof Operation>;

const stepsOf = (path: string): string[] =>
  path
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));

/** RFC 6902 without `move` and `copy`, which kubectl never sends. @throws PatchError */
export function jsonPatch(target: unknown, patch: unknown): unknown {
  const parsed = z.array(Operation).safeParse(patch);
  if (!parsed.success) throw new PatchError(z.prettifyError(parsed.error));
  return parsed.data.reduce(
    (value, operation) => applied(value, stepsOf(operation.path), operation),
    target,
  );
}

function applied(value: unknown, [step, ...rest]: string[], operation: Operation): unknown {
  if (step === undefined) {
    if (operation.op === "remove") return undefined;
    if (operation.op !== "test") return operation.value;
    if (canonical(value) === canonical(operation.value)) return value;
    throw new PatchError(`testing value ${operation.path} failed`);
  }
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    const index = step === "-" ? items.length : Number(step);
    if (!Number.isInteger(index) || index < 0 || index > items.length)
      throw new PatchError(`${operation.path}: ${step} is no place in the list`);
    if (rest.length > 0) return items.with(index, applied(items[index], rest, operation));
    if (operation.op === "add") return items.toSpliced(index, 0, operation.value);
    if (operation.op === "remove") return items.toSpliced(index, 1);
    return items.with(index, applied(items[index], [], operation));
  }
  if (!isObject(value) || (operation.op !== "add" && !(step in value)))
    throw new PatchError(`${operation.op} operation does not apply: ${operation.path} is missing`);
  const changed = applied(value[step], rest, operation);
  const others = { ...value };
  Reflect.deleteProperty(others, step);
  return changed === undefined ? others : { ...value, [step]: changed };
}
