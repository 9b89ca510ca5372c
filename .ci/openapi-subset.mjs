// Makes src/stage/github/openapi/{rest,webhooks}.json: the part of GitHub's own OpenAPI description that the
// local stage uses, reduced to bare schemas. The list of what is kept is openapi-subset.json.
//
//   node .ci/openapi-subset.mjs [--from DIR]    DIR holds node_modules with the two source packages
//
// The packages unpack to 413 MB, so they are no dependencies: without --from they are installed, pinned, into a
// temporary folder.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SOURCES = { "@octokit/openapi": "23.0.2", "@octokit/openapi-webhooks": "12.1.0" };
const WANTED = JSON.parse(readFileSync(new URL("openapi-subset.json", import.meta.url), "utf8"));
const TARGET = new URL("../src/stage/github/openapi/", import.meta.url);

/** Keywords that say something to people only. */
const PROSE = new Set([
  "description",
  "summary",
  "title",
  "example",
  "examples",
  "externalDocs",
  "deprecated",
  "tags",
]);
/** Keywords whose children are names, not keywords: a property may be called `description`. */
const NAMES = new Set([
  "properties",
  "patternProperties",
  "schemas",
  "parameters",
  "responses",
  "headers",
]);
/** A repeated schema longer than this becomes a component of its own. */
const WORTH_SHARING = 160;

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const mapValues = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([k, v]) => [k, change(v, k)]));

/** A schema in plain JSON Schema words, without prose. Its own copy: the input stays as it was. */
function bare(schema) {
  if (Array.isArray(schema)) return schema.map(bare);
  if (!isObject(schema)) return schema;
  const kept = Object.entries(schema).filter(
    ([key]) => !PROSE.has(key) && !key.startsWith("x-") && key !== "default",
  );
  const copy = Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      key === "enum" || key === "required"
        ? value
        : NAMES.has(key) && isObject(value)
          ? mapValues(value, bare)
          : bare(value),
    ]),
  );
  return nullableInWords(overlapping(copy));
}

/** GitHub's `oneOf` branches overlap (`{labels: []}` fits two of add-labels), so it means "any of". */
function overlapping({ oneOf, ...rest }) {
  return oneOf === undefined ? rest : { ...rest, anyOf: oneOf };
}

/** `nullable` is OpenAPI 3.0's own word; ajv obeys it beside `type` only. */
function nullableInWords({ nullable, ...rest }) {
  if (nullable !== true) return rest;
  if (typeof rest.type !== "string") return { anyOf: [rest, { type: "null" }] };
  const type = [rest.type, "null"];
  return rest.enum && !rest.enum.includes(null)
    ? { ...rest, type, enum: [...rest.enum, null] }
    : { ...rest, type };
}

/** `{schema}` of the JSON in a body, or nothing where it is a file, a redirect or empty. */
function json(content) {
  const schema = content?.["application/json"]?.schema;
  return schema === undefined ? undefined : { "application/json": { schema: bare(schema) } };
}

function resolve(description, node) {
  if (node?.$ref === undefined) return node;
  const path = node.$ref.slice(2).split("/");
  return resolve(
    description,
    path.reduce((at, key) => at[key], description),
  );
}

function reducedOperation(description, operation, shared = []) {
  const parameters = [...shared, ...(operation.parameters ?? [])]
    .map((parameter) => resolve(description, parameter))
    .filter((parameter) => parameter.in === "path" || parameter.in === "query")
    .map(({ name, in: where, required, schema }) => ({
      name,
      in: where,
      required,
      schema: bare(schema),
    }));
  const body = resolve(description, operation.requestBody);
  const requestBody = json(body?.content) && {
    required: body.required === true,
    content: json(body.content),
  };
  const responses = mapValues(operation.responses ?? {}, (response) => {
    const content = json(resolve(description, response)?.content);
    return content === undefined ? {} : { content };
  });
  return { operationId: operation.operationId, parameters, requestBody, responses };
}

const METHODS = ["get", "post", "put", "patch", "delete"];

function restPaths(description) {
  const wanted = new Set(
    Object.entries(WANTED.rest).flatMap(([group, names]) =>
      names.map((name) => `${group}/${name}`),
    ),
  );
  const paths = {};
  for (const [path, item] of Object.entries(description.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation === undefined) continue;
      const full = wanted.delete(operation.operationId);
      if (!full && !WANTED.stubs.some((stub) => path.startsWith(stub))) continue;
      (paths[path] ??= {})[method] = full
        ? reducedOperation(description, operation, item.parameters)
        : { operationId: operation.operationId };
    }
  }
  if (wanted.size > 0) throw new Error(`GitHub has no such operations: ${[...wanted].join(", ")}`);
  return paths;
}

function webhookSchemas(description) {
  return Object.fromEntries(
    WANTED.webhooks.map((name) => {
      const operation = description.webhooks[name]?.post;
      if (operation === undefined) throw new Error(`GitHub has no such webhook: ${name}`);
      return [name, bare(operation.requestBody.content["application/json"].schema)];
    }),
  );
}

/** The components that `root` reaches, in plain words. */
function reachable(description, root) {
  const schemas = {};
  const follow = (node) => {
    if (Array.isArray(node)) return node.forEach(follow);
    if (!isObject(node)) return;
    if (typeof node.$ref === "string") {
      const name = node.$ref.slice("#/components/schemas/".length);
      if (schemas[name] === undefined)
        follow((schemas[name] = bare(description.components.schemas[name])));
    }
    Object.values(node).forEach(follow);
  };
  follow(root);
  return schemas;
}

/** Hoists schemas that are written out more than once: webhooks repeat a whole user dozens of times. */
function shared(document) {
  const count = new Map();
  const tally = (node) => {
    if (!isObject(node) && !Array.isArray(node)) return;
    if (isSchema(node)) {
      const text = JSON.stringify(node);
      count.set(text, (count.get(text) ?? 0) + 1);
    }
    Object.values(node).forEach(tally);
  };
  tally(document);
  const names = new Map();
  const schemas = {};
  const replace = (node) => {
    if (Array.isArray(node)) return node.map(replace);
    if (!isObject(node)) return node;
    const text = isSchema(node) ? JSON.stringify(node) : "";
    if (text.length < WORTH_SHARING || count.get(text) < 2) return mapValues(node, replace);
    if (!names.has(text)) {
      const name = `shared-${names.size + 1}`;
      names.set(text, name);
      schemas[name] = mapValues(node, replace);
    }
    return { $ref: `#/components/schemas/${names.get(text)}` };
  };
  const copy = replace(document);
  return { ...copy, components: { schemas: { ...copy.components.schemas, ...schemas } } };
}

const isSchema = (node) =>
  isObject(node) && (typeof node.type === "string" || Array.isArray(node.type));

function sourceFolder() {
  const from = process.argv.indexOf("--from");
  if (from !== -1) return { folder: process.argv[from + 1], done: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), "openapi-"));
  const packages = Object.entries(SOURCES).map(([name, version]) => `${name}@${version}`);
  execFileSync(
    "npm",
    ["install", "--prefix", folder, "--no-save", "--ignore-scripts", ...packages],
    { stdio: "inherit" },
  );
  return { folder, done: () => rmSync(folder, { recursive: true }) };
}

function read(folder, name) {
  const base = join(folder, "node_modules", name);
  const { version } = JSON.parse(readFileSync(join(base, "package.json"), "utf8"));
  if (version !== SOURCES[name])
    throw new Error(`${name} is ${version}, but the script is written for ${SOURCES[name]}`);
  return JSON.parse(readFileSync(join(base, "generated/api.github.com.json"), "utf8"));
}

function write(name, document) {
  const text = JSON.stringify(shared(document)) + "\n";
  writeFileSync(new URL(name, TARGET), text);
  console.log(`${name}: ${text.length} bytes`);
}

const { folder, done } = sourceFolder();
const rest = read(folder, "@octokit/openapi");
const hooks = read(folder, "@octokit/openapi-webhooks");
const paths = restPaths(rest);
write("rest.json", {
  openapi: rest.openapi,
  paths,
  components: { schemas: reachable(rest, paths) },
});
const webhooks = webhookSchemas(hooks);
write("webhooks.json", { webhooks, components: { schemas: reachable(hooks, webhooks) } });
done();
