import { z } from "zod";
import { parseYamlFile } from "../model/yaml-file.ts";
import { ScenarioError } from "../scenario-error.ts";

/**
 * Reads YAML against a schema; an empty file is an empty object.
 *
 * @throws ScenarioError with a line for each mistake: file, line, key, what is wrong
 */
export function readYaml<T>(file: string, text: string, schema: z.ZodType<T>): T {
  const { value, where } = parseYamlFile(file, text, z.unknown());
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const complaints = parsed.error.issues.map((issue) => {
    const path = issue.path.filter((part) => typeof part !== "symbol");
    // An unknown key is reported for the object around it, but its own line is what helps.
    const [unknownKey] = issue.code === "unrecognized_keys" ? issue.keys : [];
    const line = where(unknownKey === undefined ? path : [...path, unknownKey]);
    return `${line}: ${path.length > 0 ? `${path.join(".")}: ` : ""}${issue.message}`;
  });
  throw new ScenarioError(complaints.join("\n"));
}
