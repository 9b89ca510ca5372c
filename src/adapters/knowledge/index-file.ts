import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { z } from "zod";
import { ENCODER_VERSION } from "../../core/knowledge/encoder.ts";
import { Blocks } from "./blocks.ts";
import { columnsOf, rowsOf } from "./columns.ts";
import { DenseVectors } from "./dense-vectors.ts";
import type { IndexParts } from "./embedded-store.ts";
import { packPostings, unpackPostings } from "./packed-postings.ts";

/** What a file begins with: raised where an older file can no longer be read as it is. */
const FORMAT = "miyabi knowledge 1\n";
const DIGEST_BYTES = 32;
const MOST_BYTES = 1024 * 1024 * 1024;

/** The log that an index was made of. */
export const IndexedLog = z.object({
  /** Commit of the log branch, or what else names its state. */
  commit: z.string(),
  /** The object of each day's file, by its path. */
  files: z.record(z.string(), z.string()),
});
export type IndexedLog = z.infer<typeof IndexedLog>;

const texts = z.array(z.string());
const numbers = z.array(z.number().nonnegative());
const Header = z.object({
  encoder: z.literal(ENCODER_VERSION),
  log: IndexedLog,
  /** Bytes of each section that follows: columns, postings, vectors, then the blocks of documents. */
  sections: numbers,
  model: z.object({ model: z.string(), dimension: z.number().int().positive() }).optional(),
});

const Columns = z.object({
  ...{ ids: texts, agents: texts, sources: texts },
  ...{
    issues: numbers,
    agentOf: numbers,
    sourceOf: numbers,
    types: numbers,
    taskTypes: numbers,
    outcomes: numbers,
  },
  ...{ times: z.array(z.number()), lengths: numbers },
});

const digest = (bytes: Buffer): Buffer => createHash("sha256").update(bytes).digest();
const packed = (bytes: Buffer | string): Buffer => deflateRawSync(bytes);
const unpacked = (bytes: Buffer): Buffer => inflateRawSync(bytes, { maxOutputLength: MOST_BYTES });

/**
 * An index as one file: a line that names the format, the length of a JSON header, the header, the
 * sections, and the SHA-256 of all that.
 */
export function writeIndex(parts: IndexParts, log: IndexedLog): Buffer {
  const { rows, postings, blocks, vectors } = parts;
  const sections = [
    packed(JSON.stringify(columnsOf(rows))),
    packed(packPostings(postings)),
    packed(Buffer.from(vectors?.bytes ?? [])),
    ...blocks.packed,
  ];
  const header: z.infer<typeof Header> = {
    encoder: ENCODER_VERSION,
    log,
    sections: sections.map(({ length }) => length),
    ...(vectors && { model: { model: vectors.model, dimension: vectors.dimension } }),
  };
  const text = Buffer.from(JSON.stringify(header));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(text.length);
  const body = Buffer.concat([Buffer.from(FORMAT), size, text, ...sections]);
  return Buffer.concat([body, digest(body)]);
}

/**
 * Reads what `writeIndex` wrote.
 * @returns undefined for anything else: an older format, another encoder, a damaged or cut file
 */
export function readIndex(file: Buffer): { parts: IndexParts; log: IndexedLog } | undefined {
  try {
    const body = file.subarray(0, -DIGEST_BYTES);
    const head = FORMAT.length + 4;
    if (body.toString("latin1", 0, FORMAT.length) !== FORMAT) return undefined;
    if (!digest(body).equals(file.subarray(-DIGEST_BYTES))) return undefined;
    const end = head + body.readUInt32LE(FORMAT.length);
    const header = Header.parse(JSON.parse(body.toString("utf8", head, end)));
    let at = end;
    const sections = header.sections.map((length) => body.subarray(at, (at += length)));
    const [columns, postings, vectors, ...blocks] = sections;
    if (at !== body.length || !columns || !postings || !vectors) return undefined;
    const rows = rowsOf(Columns.parse(JSON.parse(unpacked(columns).toString("utf8"))));
    const model = header.model && new DenseVectors(header.model, new Int8Array(unpacked(vectors)));
    if (model && model.bytes.length !== rows.length * model.dimension) return undefined;
    return {
      parts: {
        rows,
        postings: unpackPostings(unpacked(postings), rows.length),
        blocks: new Blocks(blocks),
        vectors: model,
      },
      log: header.log,
    };
  } catch {
    return undefined; // whatever is wrong with it: the log is there to make another
  }
}
