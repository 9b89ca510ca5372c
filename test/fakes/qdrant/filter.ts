import { Refusal } from "./refusal.ts";
import type { Condition, FieldSchema, Filter, Vector } from "./requests.ts";

export type Point = {
  id: string | number;
  vectors: Record<string, Vector>;
  payload: Record<string, unknown>;
};

type FieldCondition = Extract<Condition, { key: string }>;

const valuesOf = (payload: Record<string, unknown>, key: string): unknown[] => {
  const value = payload[key];
  return Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value];
};

/** A bound of a date's range compares instants, one of a number's range numbers; other types never match. */
function within(value: unknown, range: NonNullable<FieldCondition["range"]>): boolean {
  const dated = Object.values(range).every((bound) => bound === undefined || bound > 1e11);
  const number =
    typeof value === "number"
      ? value
      : typeof value === "string" && dated
        ? Date.parse(value)
        : NaN;
  const { lt, lte, gt, gte } = range;
  return (
    !Number.isNaN(number) &&
    (lt === undefined || number < lt) &&
    (lte === undefined || number <= lte) &&
    (gt === undefined || number > gt) &&
    (gte === undefined || number >= gte)
  );
}

function holds(condition: Condition, point: Point): boolean {
  if ("has_id" in condition) return condition.has_id.includes(point.id);
  if (!("key" in condition)) return matches(condition, point);
  const { key, match, range } = condition;
  return valuesOf(point.payload, key).some((value) => {
    if (range !== undefined) return within(value, range);
    if (match === undefined) return false;
    return "value" in match ? match.value === value : match.any.some((one) => one === value);
  });
}

/** All of `must`, none of `must_not`, and one of `should` where there is any. */
export function matches(filter: Filter | undefined, point: Point): boolean {
  const { must = [], must_not: mustNot = [], should = [] } = filter ?? {};
  return (
    must.every((one) => holds(one, point)) &&
    !mustNot.some((one) => holds(one, point)) &&
    (should.length === 0 || should.some((one) => holds(one, point)))
  );
}

const wanted = ({ match, range }: FieldCondition): FieldSchema => {
  if (range !== undefined)
    return Object.values(range).every((bound) => bound === undefined || bound > 1e11)
      ? "datetime"
      : "integer";
  const value = match && ("value" in match ? match.value : match.any[0]);
  return typeof value === "number" ? "integer" : "keyword";
};

/** As in strict mode, which Qdrant Cloud switches on: nothing is filtered by without an index. */
export function demandIndexes(
  filter: Filter | undefined,
  indexes: ReadonlyMap<string, FieldSchema>,
): void {
  const { must = [], must_not: mustNot = [], should = [] } = filter ?? {};
  for (const condition of [...must, ...mustNot, ...should]) {
    if ("has_id" in condition) continue;
    if (!("key" in condition)) demandIndexes(condition, indexes);
    else if (indexes.get(condition.key) !== wanted(condition))
      throw new Refusal(
        400,
        `Bad request: Index required but not found for "${condition.key}" of one of the following types: [${wanted(condition)}]. Help: Create an index for this key or use a different filter.`,
      );
  }
}
