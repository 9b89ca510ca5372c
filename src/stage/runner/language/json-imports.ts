import * as nodeModule from "node:module";

/**
 * `@actions/workflow-parser` imports its schemas as `import x from "./x.json"`, without the attribute that
 * Node demands. This hook, which runs in Node's loader, adds it.
 */
const ADD_ATTRIBUTE = `export const load = (url, context, next) =>
  next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context);`;

type Context = { importAttributes: Record<string, string> };
type Load = (
  url: string,
  context: Context,
  next: (url: string, context: Context) => unknown,
) => unknown;

/** Node 24 has synchronous hooks in this thread, Node 20 only those in a thread of their own. */
type Hooks = {
  registerHooks?: (hooks: { load: Load }) => unknown;
  register?: (specifier: string) => unknown;
};

const load: Load = (url, context, next) =>
  next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context);

/** To be called before the first import of the parser. Harmless under tsx, which needs no hook. */
export const allowJsonImports = (hooks: Hooks = nodeModule as Hooks): void => {
  try {
    if (hooks.registerHooks !== undefined) hooks.registerHooks({ load });
    else hooks.register?.(`data:text/javascript,${encodeURIComponent(ADD_ATTRIBUTE)}`);
  } catch {
    // Jest forbids hooks, and resolves such imports itself. Elsewhere the import says what is missing.
  }
};
