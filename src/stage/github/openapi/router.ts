import type { OperationDescription, RestDescription } from "./description.ts";

export type Route = {
  method: string;
  /** As in the description: `/repos/{owner}/{repo}/git/ref/{ref}`. */
  template: string;
  operation: OperationDescription;
};

export type Match = { route: Route; pathParameters: Record<string, string> };

type Pattern = { route: Route; regExp: RegExp; names: string[]; depth: number };

/** Parameters whose values contain slashes, which GitHub accepts plain as well as escaped. */
const SLASHED = new Set(["ref", "branch", "tag", "basehead", "name", "environment_name"]);

/** Finds the operation for a request line. Literal segments win over parameters, as at GitHub. */
export class Router {
  readonly #patterns: readonly Pattern[];

  constructor(description: RestDescription) {
    this.#patterns = Object.entries(description.paths)
      .flatMap(([template, item]) =>
        Object.entries(item).map(([method, operation]) =>
          pattern({ method: method.toUpperCase(), template, operation }),
        ),
      )
      .sort((a, b) => b.depth - a.depth || a.names.length - b.names.length);
  }

  /** `path` as it came over the wire, without the query. */
  match(method: string, path: string): Match | undefined {
    for (const { route, regExp, names } of this.#patterns) {
      if (route.method !== method) continue;
      const found = regExp.exec(path);
      if (found === null) continue;
      const values = found.slice(1).map((text: string | undefined) => decoded(text ?? ""));
      return {
        route,
        pathParameters: Object.fromEntries(names.map((name, at) => [name, values[at] ?? ""])),
      };
    }
    return undefined;
  }
}

function pattern(route: Route): Pattern {
  const names: string[] = [];
  const segments = route.template
    .split("/")
    .map((segment) =>
      segment.startsWith("{")
        ? parameterPattern(segment.slice(1, -1), names)
        : segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"),
    );
  // `/contents` and `/contents/` are the root folder.
  const source = segments.join("/").replace("/(.*)", "(?:/(.*))?");
  const depth = segments.filter((segment) => !segment.startsWith("(")).length;
  return { route, regExp: new RegExp(`^${source}$`), names, depth };
}

function parameterPattern(name: string, names: string[]): string {
  names.push(name);
  if (name === "path") return "(.*)";
  return SLASHED.has(name) ? "(.+)" : "([^/]+)";
}

/** A broken escape stands for itself: it names nothing and ends as 404. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
