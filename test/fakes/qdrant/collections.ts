import { type Collection, OPERATIONS } from "./collection.ts";
import { Refusal } from "./refusal.ts";
import { type AliasAction, ChangeAliases, CreateCollection } from "./requests.ts";

/** All collections of the server, and the further names that they go by. */
export class Collections {
  readonly byName = new Map<string, Collection>();
  readonly aliases = new Map<string, string>();

  /** @throws Refusal, ZodError */
  answer({ method, parts, body }: { method: string; parts: string[]; body: unknown }): unknown {
    const [root, name = "", ...rest] = parts;
    if (root === "aliases" && method === "GET") return { aliases: this.#aliasList() };
    if (root !== "collections") throw new Refusal(404, "");
    if (name === "") return { collections: [...this.byName.keys()].map((one) => ({ name: one })) };
    if (name === "aliases" && method === "POST")
      return this.#change(ChangeAliases.parse(body).actions);
    const operation = rest.join("/");
    if (operation === "") return this.#collection(method, name, body);
    if (operation === "exists") return { exists: this.#find(name) !== undefined };
    if (operation === "aliases") return { aliases: this.#aliasList(name) };
    const run = OPERATIONS[`${method} ${operation}`];
    if (run === undefined) throw new Refusal(404, "");
    return run(this.#demand(name), body);
  }

  #find(name: string): Collection | undefined {
    return this.byName.get(this.aliases.get(name) ?? name);
  }

  #demand(name: string): Collection {
    const found = this.#find(name);
    if (!found) throw new Refusal(404, `Not found: Collection \`${name}\` doesn't exist!`);
    return found;
  }

  #collection(method: string, name: string, body: unknown): unknown {
    switch (method) {
      case "GET": {
        const { params, points, indexes } = this.#demand(name);
        return {
          status: "green",
          optimizer_status: "ok",
          points_count: points.size,
          segments_count: 1,
          config: { params },
          payload_schema: Object.fromEntries(
            [...indexes].map(([key, schema]) => [key, { data_type: schema, points: points.size }]),
          ),
        };
      }
      case "PUT": {
        const params = CreateCollection.parse(body);
        if (this.aliases.has(name))
          throw new Refusal(
            400,
            `Wrong input: Can't create collection with name ${name}. Alias with the same name already exists`,
          );
        if (this.byName.has(name))
          throw new Refusal(409, `Wrong input: Collection \`${name}\` already exists!`);
        this.byName.set(name, { params, points: new Map(), indexes: new Map(), operations: 0 });
        return true;
      }
      case "DELETE":
        for (const [alias, target] of this.aliases) if (target === name) this.aliases.delete(alias);
        return this.byName.delete(name);
      default:
        throw new Refusal(405, "");
    }
  }

  /** All of them, or none. */
  #change(actions: readonly AliasAction[]): boolean {
    const next = new Map(this.aliases);
    for (const action of actions) {
      if ("delete_alias" in action) {
        next.delete(action.delete_alias.alias_name);
        continue;
      }
      const { collection_name: target, alias_name: alias } = action.create_alias;
      if (!this.byName.has(target))
        throw new Refusal(404, `Not found: Collection \`${target}\` doesn't exist!`);
      if (this.byName.has(alias))
        throw new Refusal(409, `Wrong input: Collection \`${alias}\` already exists!`);
      next.set(alias, target);
    }
    this.aliases.clear();
    for (const [alias, target] of next) this.aliases.set(alias, target);
    return true;
  }

  #aliasList(of?: string) {
    return [...this.aliases]
      .filter(([, target]) => of === undefined || target === of)
      .map(([alias, target]) => ({ alias_name: alias, collection_name: target }));
  }
}
