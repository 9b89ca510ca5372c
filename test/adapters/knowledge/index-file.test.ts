import { createHash } from "node:crypto";
import fc from "fast-check";
import { EmbeddedStore } from "../../../src/adapters/knowledge/embedded-store.ts";
import { readIndex, writeIndex } from "../../../src/adapters/knowledge/index-file.ts";
import { VarintReader, VarintWriter } from "../../../src/adapters/knowledge/varints.ts";
import { KnowledgeDocument } from "../../../src/core/knowledge/document.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { knowledgeDocument } from "../../fakes/knowledge.ts";

const log = { commit: "abc", files: { ".ai/logs/2026-01-05.md": "def" } };
const written = async (count = 130): Promise<Buffer> => {
  const store = new EmbeddedStore({ clock: new FakeClock() });
  await store.upsert(
    Array.from({ length: count }, (_, at) =>
      knowledgeDocument({ id: `d${at}`, title: `t${at % 7}` }),
    ),
  );
  return writeIndex(store.parts, log);
};
const signed = (body: Buffer): Buffer =>
  Buffer.concat([body, createHash("sha256").update(body).digest()]);

const readOr = <T>(read: () => T, otherwise: T): T => {
  try {
    return read();
  } catch {
    return otherwise;
  }
};

test("an index is read as it was written, with the log that it was made of", async () => {
  const read = readIndex(await written());
  expect(read?.log).toEqual(log);
  expect(read?.parts.rows).toHaveLength(130);
  expect(readIndex(await written(0))?.parts.rows).toEqual([]);
});

test("a file with any byte changed, cut off or longer is none", async () => {
  const file = await written(5);
  fc.assert(
    fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const damaged = Buffer.from(file);
      damaged[at] = ((damaged[at] ?? 0) + by) % 256;
      expect(readIndex(damaged)).toBeUndefined();
      expect(readIndex(file.subarray(0, at))).toBeUndefined();
    }),
  );
  expect(readIndex(Buffer.concat([file, Buffer.from("x")]))).toBeUndefined();
});

test("threat 42: a file that was made to deceive, digest and all, is none or holds documents alone", async () => {
  const body = (await written(5)).subarray(0, -32);
  fc.assert(
    fc.property(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const forged = Buffer.from(body);
      forged[at] = ((forged[at] ?? 0) + by) % 256;
      const read = readIndex(signed(forged));
      for (const number of read?.parts.rows.keys() ?? []) {
        // Refused, or a document: never another kind of value.
        const value = readOr(() => read?.parts.blocks.read(number), undefined);
        if (value !== undefined) expect(KnowledgeDocument.safeParse(value).success).toBe(true);
      }
    }),
  );
});

test("a file of another format, or made with other terms, is none", async () => {
  const body = (await written(3)).subarray(0, -32);
  const text = body.toString("latin1");
  expect(readIndex(signed(body))).toBeDefined();
  for (const other of [
    text.replace("miyabi knowledge 1", "miyabi knowledge 0"),
    text.replace('"encoder":1', '"encoder":9'),
  ]) {
    expect(other).not.toBe(text);
    expect(readIndex(signed(Buffer.from(other, "latin1")))).toBeUndefined();
  }
  expect(readIndex(Buffer.alloc(0))).toBeUndefined();
});

test("numbers of up to 32 bits come back from their bytes", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 })), (numbers) => {
      const writer = new VarintWriter();
      for (const number of numbers) writer.put(number);
      const reader = new VarintReader(writer.bytes);
      expect(numbers.map(() => reader.take())).toEqual(numbers);
      expect(() => reader.take()).toThrow(/ends/);
    }),
  );
  expect(() => new VarintReader(Buffer.alloc(9, 0xff)).take()).toThrow(/ends/);
});
