/** GitHub's falsy values: false, 0, -0, "", null (and NaN). */
export const truthy = (value: unknown): boolean =>
  !(
    value === false ||
    value === null ||
    value === undefined ||
    value === "" ||
    value === 0 ||
    Number.isNaN(value)
  );

/** The text of a scalar in a place that takes a string. Objects there are GitHub's template errors. */
export const text = (value: unknown): string => {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "boolean":
      return String(value);
    case "undefined":
      return "";
    default:
      if (value === null) return "";
      throw new Error(`A ${Array.isArray(value) ? "sequence" : "mapping"} was not expected`);
  }
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** `value` if it is an object, else an empty one. */
export const record = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

export const textMap = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(record(value)).map(([key, item]) => [key, text(item)]));

/** The first own key of `map` that equals `name` without regard to case. */
export const keyOf = (map: Readonly<Record<string, unknown>>, name: string): string | undefined =>
  Object.keys(map).find((key) => key.toLowerCase() === name.toLowerCase());

export const message = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
