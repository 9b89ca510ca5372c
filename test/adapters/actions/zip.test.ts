import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync, type Zippable } from "fflate";
import { unpack } from "../../../src/adapters/actions/unpack.ts";
import { readZip } from "../../../src/adapters/actions/zip.ts";

const LIMITS = { entries: 100, bytes: 10_000 };
const text = (content: string) => new TextEncoder().encode(content);
const zip = (files: Zippable): Buffer => Buffer.from(zipSync(files));
/** A file with a Unix mode, as `zip -y` and archivers write it. */
const withMode = (path: string, mode: number, content = "x"): Buffer =>
  zip({ [path]: [text(content), { os: 3, attrs: mode << 16 }] });

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "miyabi-zip-"));
});
afterEach(() => rm(dir, { recursive: true }));

test("files and folders are unpacked, packed or stored", async () => {
  await unpack(
    zip({
      "result.json": text("{}"),
      deep: { er: { "a.txt": [text("a".repeat(5000)), { level: 9 }] } },
      "stored.bin": [text("raw"), { level: 0 }],
    }),
    dir,
  );
  expect(await readFile(join(dir, "result.json"), "utf8")).toBe("{}");
  expect(await readFile(join(dir, "deep/er/a.txt"), "utf8")).toHaveLength(5000);
  expect(await readFile(join(dir, "stored.bin"), "utf8")).toBe("raw");
});

test("nothing that is there is written over", async () => {
  await unpack(zip({ a: text("1") }), dir);
  await expect(unpack(zip({ a: text("2") }), dir)).rejects.toThrow(/EEXIST/);
});

test.each(["../a", "a/../../b", "/etc/passwd", "C:/a", "a\\..\\b", "./a", "a//b", "a\n"])(
  "the path %j is refused",
  (path) => {
    expect(() => readZip(zip({ [path]: text("x") }), LIMITS)).toThrow(/no path inside a folder/);
  },
);

test.each([
  ["link", 0o120777],
  ["device", 0o060666],
  ["pipe", 0o010666],
  ["socket", 0o140666],
])("threat 14: a %s is refused", (_kind, mode) => {
  expect(() => readZip(withMode("a", mode, "/etc/passwd"), LIMITS)).toThrow(/neither a file nor/);
});

test("plain modes pass", () => {
  expect(readZip(withMode("a", 0o100755), LIMITS)).toMatchObject([{ path: "a", kind: "file" }]);
});

test("threat 14: too many entries, too many bytes and damage are refused", async () => {
  const many = zip(Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`f${i}`, text("")])));
  expect(() => readZip(many, LIMITS)).toThrow(/101 entries/);
  expect(() => readZip(zip({ a: text("a".repeat(10_001)) }), LIMITS)).toThrow(/10000 bytes/);
  expect(() => readZip(Buffer.from("no zip"), LIMITS)).toThrow(/no zip file/);
  const cut = zip({ a: text("x".repeat(500)), b: text("y") });
  expect(() => readZip(cut.subarray(0, cut.length - 30), LIMITS)).toThrow(/no zip file/);
  await expect(unpack(zip({}), dir)).resolves.toBeUndefined();
});

test("threat 14: an entry that inflates to more than it claims is refused before it fills the memory", async () => {
  const bomb = zip({ a: text("a".repeat(9000)) });
  const central = bomb.lastIndexOf(Buffer.from("PK\u0001\u0002"));
  bomb.writeUInt32LE(10, central + 24);
  await expect(unpack(bomb, dir)).rejects.toThrow();
});

test("a path that is in it twice is refused", () => {
  const two = zip({ ab: text("1"), ac: text("2") });
  for (let at = two.indexOf("ac"); at >= 0; at = two.indexOf("ac", at + 1)) two.write("ab", at);
  expect(() => readZip(two, LIMITS)).toThrow(/twice/);
});
