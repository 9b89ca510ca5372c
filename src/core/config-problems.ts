import { z } from "zod";
import { nearestName } from "./nearest-name.ts";

/** Where a value or a key stands in the file, e.g. `.github/miyabi.yml:3:5`. */
export type PlaceOf = (path: readonly PropertyKey[]) => string | undefined;

const Described = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
});

/** Keys that a JSON schema knows at a path; of several shapes those of each. */
function keysAt(schema: unknown, path: readonly PropertyKey[]): string[] {
  const described = Described.safeParse(schema);
  if (!described.success) return [];
  const { properties = {}, additionalProperties, items, anyOf = [], oneOf = [] } = described.data;
  const shapes = [...anyOf, ...oneOf].flatMap((shape) => keysAt(shape, path));
  const [first, ...rest] = path;
  if (first === undefined) return [...Object.keys(properties), ...shapes];
  const next =
    typeof first === "number" ? items : (properties[String(first)] ?? additionalProperties);
  return [...keysAt(next, rest), ...shapes];
}

/** Keys are the repository's own words: of a long or strange one only the beginning is repeated. */
const shown = (key: PropertyKey): string =>
  String(key)
    .replace(/[\p{C}\s]+/gu, " ")
    .slice(0, 60);

/** One line for each mistake: its place where it is known, its key, what is wrong, what was meant. */
export function configProblems(
  issues: readonly z.core.$ZodIssue[],
  schema: z.ZodType,
  placeOf: PlaceOf,
): string[] {
  // Made only where there is a mistake.
  let described: unknown;
  const known = (path: readonly PropertyKey[]): string[] =>
    keysAt((described ??= z.toJSONSchema(schema, { io: "input" })), path);
  const line = (path: readonly PropertyKey[], wrong: string): string => {
    const place = placeOf(path);
    const key = path.length > 0 ? path.map(shown).join(".") : "(top level)";
    return `${place === undefined ? "" : `${place}: `}${key}: ${wrong}`;
  };
  return issues.flatMap((issue) => {
    if (issue.code !== "unrecognized_keys") return [line(issue.path, issue.message)];
    const names = known(issue.path);
    return issue.keys.map((key) => {
      const meant = nearestName(key, names);
      const hint = meant === undefined ? `known are ${names.join(", ")}` : `did you mean ${meant}?`;
      return line([...issue.path, key], `unknown key; ${hint}`);
    });
  });
}
