import { isDeepStrictEqual } from "node:util";
import { isRecord, record } from "../language/values.ts";

export type Combination = Record<string, unknown>;

const MAX_JOBS = 256;

const agree = (part: Combination, whole: Combination): boolean =>
  Object.entries(part).every(([key, value]) => {
    const other = whole[key];
    // An object in `exclude` may name only some of the properties.
    return isRecord(value) && isRecord(other)
      ? agree(value, other)
      : isDeepStrictEqual(value, other);
  });

const combinations = (axes: [string, unknown][]): Combination[] =>
  axes.reduce<Combination[]>(
    (sofar, [name, values]) => {
      if (!Array.isArray(values)) throw new Error(`Matrix vector '${name}' must be a sequence`);
      if (values.length === 0)
        throw new Error(`Matrix vector '${name}' does not contain any values`);
      return sofar.flatMap((combination) =>
        values.map((value: unknown) => ({ ...combination, [name]: value })),
      );
    },
    [{}],
  );

const list = (value: unknown): Combination[] =>
  Array.isArray(value) ? value.map((item) => record(item)) : [];

/**
 * The jobs of a matrix. `include` extends the combinations whose original values it does not change, or
 * adds one of its own.
 * https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#jobsjob_idstrategymatrixinclude
 */
export const expandMatrix = (matrix: unknown): Combination[] => {
  const { include, exclude, ...axes } = record(matrix);
  const named = Object.entries(axes);
  const originals = named.length === 0 ? [] : combinations(named);
  const excluded = list(exclude);
  const kept = originals.filter((item) => !excluded.some((part) => agree(part, item)));

  const results = kept.map((item) => ({ ...item }));
  const added: Combination[] = [];
  for (const extra of list(include)) {
    const fits = kept.map((original) =>
      Object.entries(extra).every(
        ([key, value]) => !(key in original) || isDeepStrictEqual(value, original[key]),
      ),
    );
    if (!fits.includes(true)) added.push({ ...extra });
    results.forEach((result, index) => {
      if (fits[index]) Object.assign(result, extra);
    });
  }
  const all = [...results, ...added];
  if (named.length === 0 && all.length === 0)
    throw new Error("Matrix must define at least one vector");
  if (all.length > MAX_JOBS)
    throw new Error(
      `Matrix generates ${all.length} jobs; a matrix can generate a maximum of ${MAX_JOBS} jobs per workflow run`,
    );
  return all;
};
