import { z } from "zod";

/** The kinds of manifest whose dependencies are compared. */
export type Manifest = "npm" | "requirements" | "pyproject" | "cargo" | "go";

const KINDS: readonly (readonly [Manifest, RegExp])[] = [
  ["npm", /(^|\/)package\.json$/],
  ["requirements", /(^|\/)(?:requirements[^/]*|constraints[^/]*|requirements\/[^/]+)\.txt$/],
  ["pyproject", /(^|\/)pyproject\.toml$/],
  ["cargo", /(^|\/)Cargo\.toml$/],
  ["go", /(^|\/)go\.mod$/],
];

/** Undefined for what is no manifest. */
export const manifestKind = (path: string): Manifest | undefined =>
  KINDS.find(([, pattern]) => pattern.test(path))?.[0];

/** Version, range or source by name, as the manifest writes it; empty where it names none. */
export type Declared = ReadonlyMap<string, string>;

const Table = z.record(z.string(), z.unknown());
const asTable = (value: unknown): Record<string, unknown> => {
  const parsed = Table.safeParse(value);
  return parsed.success ? parsed.data : {};
};
/** The value at a path of keys; `*` stands for every key of a table. */
function tablesAt(value: unknown, [key, ...rest]: readonly string[]): unknown[] {
  if (key === undefined) return [value];
  const table = asTable(value);
  return (key === "*" ? Object.values(table) : [table[key]]).flatMap((one) => tablesAt(one, rest));
}

/** `"1.2"`, `{version = "1.2"}`, `{git = "https://..."}`. */
function versionOf(value: unknown): string {
  if (typeof value === "string") return value;
  const { version, git, path, url } = asTable(value);
  const said = git ?? url ?? version ?? path;
  return typeof said === "string" ? said : "";
}

/** `requests[socks]>=2.0; python_version > "3"`, `pkg @ https://...` (PEP 508). */
function requirement(text: string): [string, string] | undefined {
  const [, name, rest = ""] =
    /^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*([^;#]*)/.exec(text) ?? [];
  return name === undefined ? undefined : [name, rest.replace(/^@/, "").trim()];
}

const requirements = (lines: readonly unknown[]): [string, string][] =>
  lines.flatMap((line) => {
    const found = typeof line === "string" ? requirement(line) : undefined;
    return found ? [found] : [];
  });

const fromTables = (value: unknown, paths: readonly string[]): [string, string][] =>
  paths
    .flatMap((path) => tablesAt(value, path.split(".")))
    .flatMap((table) =>
      Object.entries(asTable(table)).map(([name, one]): [string, string] => [name, versionOf(one)]),
    );

const fromLists = (value: unknown, paths: readonly string[]): [string, string][] =>
  paths
    .flatMap((path) => tablesAt(value, path.split(".")))
    .flatMap((list) => (Array.isArray(list) ? requirements(list) : []));

/** `require a/b v1.2.3` and the lines of `require ( ... )`; what is only `// indirect` is no one's choice. */
function goModules(text: string): [string, string][] {
  return [
    ...text.matchAll(/^\s*(?:require\s+)?([\w.-]+\.[\w-]+\/[^\s]+)\s+(v[^\s]+)(.*)$/gm),
  ].flatMap(([, name = "", version = "", rest = ""]) =>
    rest.includes("// indirect") ? [] : [[name, version] as [string, string]],
  );
}

/**
 * What a manifest asks for.
 * @param parseToml @throws where the text is none
 * @throws Error where it cannot be read
 */
export function declaredIn(
  kind: Manifest,
  text: string,
  parseToml: (text: string) => unknown,
): Declared {
  switch (kind) {
    case "npm": {
      const value: unknown = JSON.parse(text);
      const tables = ["dependencies", "devDependencies", "optionalDependencies"];
      return new Map(fromTables(value, [...tables, "peerDependencies"]));
    }
    case "requirements": {
      const lines = text.split("\n").filter((line) => !/^\s*(?:#|-|$)/.test(line));
      return new Map(requirements(lines));
    }
    case "pyproject": {
      const value = parseToml(text);
      const poetry = fromTables(value, [
        "tool.poetry.dependencies",
        "tool.poetry.dev-dependencies",
        "tool.poetry.group.*.dependencies",
      ]);
      return new Map([
        ...poetry.filter(([name]) => name !== "python"),
        ...fromLists(value, [
          "project.dependencies",
          "project.optional-dependencies.*",
          "dependency-groups.*",
          "build-system.requires",
        ]),
      ]);
    }
    case "cargo": {
      const value = parseToml(text);
      const names = ["dependencies", "dev-dependencies", "build-dependencies"];
      const places = [...names, ...names.map((one) => `target.*.${one}`), "workspace.dependencies"];
      return new Map(fromTables(value, places));
    }
    case "go":
      return new Map(goModules(text));
  }
}
