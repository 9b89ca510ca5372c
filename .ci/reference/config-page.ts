import { z } from "zod";
import { Config } from "../../src/core/config.ts";
import { configKeys } from "./config-keys.ts";
import { code, GENERATED, table } from "./table.ts";

/** Every key of `.github/miyabi.yml`: a section for each of the first level that has keys below it. */
export function configPage(): string {
  const keys = configKeys(z.toJSONSchema(Config, { io: "input" }));
  const sections = new Map<string, typeof keys>();
  for (const key of keys) {
    const [first = ""] = key.path.split(/[.[]/);
    const section = key.path === first ? "Single keys" : first;
    sections.set(section, [...(sections.get(section) ?? []), key]);
  }
  const rows = (of: typeof keys) =>
    of.map(({ path, type, value, description }) => [
      code(path),
      type,
      value === "needed" ? value : code(value),
      description,
    ]);
  return [
    GENERATED,
    "",
    "# Configuration keys",
    "",
    "All keys of `.github/miyabi.yml`. How they are used: [configuration](../configuration.md). In a path `<a|b>` is one of these",
    "names and `[]` an item of the list. What is `needed` is so where the keys around it are there; a key without a default may be",
    "left out. `(kind: kubectl)` and the like: only where that key says so.",
    "",
    ...[...sections].flatMap(([name, of]) => [
      `## ${name}`,
      "",
      ...table(["key", "type", "default", "description"], rows(of)),
    ]),
  ].join("\n");
}
