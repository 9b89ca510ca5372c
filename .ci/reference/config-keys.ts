import { z } from "zod";

/** What is read of a JSON schema that zod makes. */
type Node = {
  type?: string | undefined;
  description?: string | undefined;
  default?: unknown;
  enum?: readonly unknown[] | undefined;
  const?: unknown;
  minimum?: number | undefined;
  maximum?: number | undefined;
  exclusiveMinimum?: number | undefined;
  required?: readonly string[] | undefined;
  properties?: Readonly<Record<string, Node>> | undefined;
  additionalProperties?: boolean | Node | undefined;
  propertyNames?: Node | undefined;
  items?: Node | undefined;
  anyOf?: readonly Node[] | undefined;
  oneOf?: readonly Node[] | undefined;
};

const Node: z.ZodType<Node> = z.lazy(() =>
  z.looseObject({
    type: z.string().optional(),
    description: z.string().optional(),
    default: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    exclusiveMinimum: z.number().optional(),
    required: z.array(z.string()).optional(),
    properties: z.record(z.string(), Node).optional(),
    additionalProperties: z.union([z.boolean(), Node]).optional(),
    propertyNames: Node.optional(),
    items: Node.optional(),
    anyOf: z.array(Node).optional(),
    oneOf: z.array(Node).optional(),
  }),
);

export type Key = { path: string; type: string; value: string; description: string };

const shown = (value: unknown): string =>
  value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);

function rangeOf({ minimum, maximum, exclusiveMinimum }: Node): string {
  // What zod writes for any whole number.
  const most = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  if (exclusiveMinimum !== undefined && most === undefined) return `, over ${exclusiveMinimum}`;
  if (exclusiveMinimum !== undefined) return `, over ${exclusiveMinimum} to ${most}`;
  if (minimum !== undefined && most !== undefined) return `, ${minimum} to ${most}`;
  return minimum === undefined ? "" : `, from ${minimum}`;
}

function typeOf(node: Node): string {
  const one = (value: unknown): string => `\`${shown(value)}\``;
  if (node.const !== undefined) return one(node.const);
  if (node.enum !== undefined) return node.enum.map(one).join(" or ");
  if (node.type === "array") return `list of ${typeOf(node.items ?? {})}`;
  if (node.type === "integer") return `whole number${rangeOf(node)}`;
  if (node.type === "number") return `number${rangeOf(node)}`;
  const either = node.anyOf ?? node.oneOf;
  if (either !== undefined) return [...new Set(either.map(typeOf))].join(" or ");
  return node.type === "object" ? "keys" : (node.type ?? "any");
}

/** `staging` and `production` have the same keys: said once, as `<staging|production>`. */
function merged(properties: Readonly<Record<string, Node>>): [name: string, Node][] {
  const byShape = new Map<string, { names: string[]; node: Node }>();
  for (const [name, node] of Object.entries(properties)) {
    const hasKeys = childrenOf(node).length > 0;
    const shape = hasKeys ? JSON.stringify(node) : `${name}:`;
    const known = byShape.get(shape);
    if (known) known.names.push(name);
    else byShape.set(shape, { names: [name], node });
  }
  return [...byShape.values()].map(({ names, node }) => [
    names.length > 1 ? `<${names.join("|")}>` : (names[0] ?? ""),
    node,
  ]);
}

/** `kind: kubectl`: the key by which one form is told from the others. */
function tellingKey({ properties = {} }: Node): string | undefined {
  const found = Object.entries(properties).find(([, one]) => one.const !== undefined);
  return found === undefined ? undefined : `${found[0]}: ${shown(found[1].const)}`;
}

type Child = { suffix: string; node: Node; parent: Node; only: string };

/** What lies below a node: its keys, those of its items, and those of each of its forms. */
function childrenOf(node: Node): Child[] {
  const { properties, items, additionalProperties: more } = node;
  if (properties !== undefined)
    return merged(properties).map(([name, child]) => ({
      suffix: `.${name}`,
      node: child,
      parent: node,
      only: "",
    }));
  if (items !== undefined)
    return childrenOf(items).map((child) => ({ ...child, suffix: `[]${child.suffix}` }));
  // What the names of a record stand for says the record, or its values.
  if (typeof more === "object")
    return more.description === undefined && childrenOf(more).length === 0
      ? []
      : [{ suffix: ".<name>", node: more, parent: node, only: "" }];
  return (node.anyOf ?? node.oneOf ?? []).flatMap((form) => {
    const only = tellingKey(form);
    return childrenOf(form).map((child) => ({ ...child, only: only ?? child.only }));
  });
}

/** Keys that several forms have alike are said once, without the form's name. */
function once(children: readonly Child[]): Child[] {
  const kept = new Map<string, Child>();
  for (const child of children) {
    const same = `${child.suffix} ${JSON.stringify(child.node)}`;
    const before = kept.get(same);
    kept.set(same, before ? { ...before, only: "" } : child);
  }
  return [...kept.values()];
}

function keysBelow(node: Node, path: string): Key[] {
  return once(childrenOf(node)).flatMap(({ suffix, node: child, parent, only }) => {
    const name = suffix.replace(/^.*\./, "");
    const at = `${path}${suffix}`.replace(/^\./, "");
    const needed = parent.required?.includes(name) === true && child.default === undefined;
    const own: Key = {
      path: at,
      type: typeOf(child),
      value: child.default === undefined ? (needed ? "needed" : "") : shown(child.default),
      description: `${child.description ?? ""}${only === "" ? "" : ` (${only})`}`.trim(),
    };
    const below = keysBelow(child, `${path}${suffix}`);
    return below.length > 0 && typeOf(child) === "keys" && child.description === undefined
      ? below
      : [own, ...below];
  });
}

/**
 * Every key of `.github/miyabi.yml`, in the order of the schema. `[]` are the items of a list.
 *
 * @param schema JSON schema of what people write, as z.toJSONSchema(Config, { io: "input" }) makes it
 */
export const configKeys = (schema: unknown): Key[] => keysBelow(Node.parse(schema), "");
