import { cp, mkdir } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { EarlierRun, Exchange } from "../../src/ports/exchange.ts";

/** Artifacts as folders below `shelf` (a temp folder of the test). */
export class FakeExchange implements Exchange {
  /** Of earlier runs, by run id. */
  readonly earlier = new Map<number, FakeExchange>();
  /** Every artifact that was unpacked. */
  readonly got: string[] = [];
  /** Uploads of these names fail. */
  refused: (name: string) => boolean = () => false;
  readonly #names: string[] = [];
  readonly #shelf: string;

  constructor(shelf: string) {
    this.#shelf = shelf;
  }

  async put(name: string, root: string, files: readonly string[]): Promise<void> {
    if (this.refused(name)) throw new Error(`artifact ${name}: storage is full`);
    if (this.#names.includes(name)) throw new Error(`artifact ${name} exists`);
    for (const file of files) {
      const target = join(this.#shelf, name, relative(root, file));
      await mkdir(dirname(target), { recursive: true });
      await cp(file, target);
    }
    this.#names.push(name);
  }

  async list(prefix: string, from?: EarlierRun): Promise<string[]> {
    if (from) return (await this.earlier.get(from.runId)?.list(prefix)) ?? [];
    return this.#names.filter((name) => name.startsWith(prefix));
  }

  async get(name: string, dir: string, from?: EarlierRun): Promise<void> {
    if (from) {
      const run = this.earlier.get(from.runId);
      if (!run) throw new Error(`run ${from.runId} has no artifact ${name}`);
      await run.get(name, dir);
      return;
    }
    this.got.push(name);
    await cp(join(this.#shelf, name), dir, { recursive: true });
  }
}
