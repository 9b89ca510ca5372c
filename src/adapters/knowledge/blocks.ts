import { deflateRawSync, inflateRawSync } from "node:zlib";
import { z } from "zod";
import { KnowledgeDocument } from "../../core/knowledge/document.ts";

/** Documents in a block: what a search unpacks for each hit. */
const SIZE = 64;
const MOST_BYTES = 32 * 1024 * 1024;
/** Unpacked blocks that are kept at hand. */
const MOST_OPEN = 32;

const Block = z.array(z.unknown());

/** The whole documents by their numbers, packed in blocks that are only unpacked where they are read. */
export class Blocks {
  readonly #packed: Buffer[];
  readonly #open = new Map<number, unknown[]>();

  constructor(packed: readonly Buffer[] = []) {
    this.#packed = [...packed];
  }

  get packed(): readonly Buffer[] {
    return this.#packed;
  }

  #block(at: number): unknown[] {
    const open = this.#open.get(at);
    if (open !== undefined) return open;
    const packed = this.#packed[at];
    if (packed === undefined) return [];
    const text = inflateRawSync(packed, { maxOutputLength: MOST_BYTES }).toString("utf8");
    const documents = Block.parse(JSON.parse(text));
    if (this.#open.size >= MOST_OPEN) this.#open.clear();
    this.#open.set(at, documents);
    return documents;
  }

  /** @throws Error where there is no such number, or what is there is no document */
  read(number: number): KnowledgeDocument {
    const document = this.#block(Math.floor(number / SIZE))[number % SIZE];
    return KnowledgeDocument.parse(document);
  }

  /** Sets documents by their numbers; the new ones follow the last without a gap. */
  write(documents: ReadonlyMap<number, KnowledgeDocument>): void {
    const touched = new Map<number, unknown[]>();
    for (const [number, document] of documents) {
      const at = Math.floor(number / SIZE);
      const block = touched.get(at) ?? [...this.#block(at)];
      block[number % SIZE] = document;
      touched.set(at, block);
    }
    for (const [at, block] of touched) {
      this.#packed[at] = deflateRawSync(JSON.stringify(block));
      this.#open.delete(at);
    }
  }
}
