import { cp, mkdir } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { Exchange } from "../../src/ports/exchange.ts";

/** Artifacts as folders below `shelf` (a temp folder of the test). */
export class FakeExchange implements Exchange {
  readonly #names: string[] = [];
  readonly #shelf: string;

  constructor(shelf: string) {
    this.#shelf = shelf;
  }

  async put(name: string, root: string, files: readonly string[]): Promise<void> {
    if (this.#names.includes(name)) throw new Error(`artifact ${name} exists`);
    for (const file of files) {
      const target = join(this.#shelf, name, relative(root, file));
      await mkdir(dirname(target), { recursive: true });
      await cp(file, target);
    }
    this.#names.push(name);
  }

  async list(prefix: string): Promise<string[]> {
    return this.#names.filter((name) => name.startsWith(prefix));
  }

  async get(name: string, dir: string): Promise<void> {
    await cp(join(this.#shelf, name), dir, { recursive: true });
  }
}
