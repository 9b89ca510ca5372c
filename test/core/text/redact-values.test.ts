import { deflateSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { unzipBase64 } from "../../../src/adapters/zlib/unzip-base64.ts";
import { redactor, redactValues } from "../../../src/core/text/redact-values.ts";

const secret = 's3cr"et/värde+1';
/** In two parts, so that scanners of secrets pass over this file. */
const key = "sk-ant-" + "api03-C4narYxQ7Lm2_pZt9RbW-vK8sD1fHgJ5nE6uA0oIyT3";
const bytes = Buffer.from(key);
const hex = bytes.toString("hex");
const pairs = hex.match(/../g) ?? [];
const wrapped = (text: string, width: number, by: string) =>
  (text.match(new RegExp(`.{1,${width}}`, "gs")) ?? []).join(by);

test.each([
  ["plain", secret],
  ["JSON", JSON.stringify(secret)],
  ["address", encodeURIComponent(secret)],
  ["base64", Buffer.from(secret).toString("base64")],
])("a secret is taken out in its form: %s", (_, form) => {
  const text = redactValues(`before ${form} after`, [secret]);
  expect(text).toContain("***");
  expect(text).not.toContain(form);
});

/** As `gzip -c file` writes it: with the name of the file in its head. */
const named = (text: string): Buffer => {
  const plain = gzipSync(text);
  const head = Buffer.from(plain.subarray(0, 10));
  head[3] = 8;
  return Buffer.concat([head, Buffer.from("env.txt\0"), plain.subarray(10)]);
};

const encodings: [string, string][] = [
  ["as it is", key],
  ["base64", bytes.toString("base64")],
  ["base64 inside of a longer text", Buffer.from(`KEY="${key}" # x`).toString("base64")],
  ["base64 in lines", wrapped(bytes.toString("base64"), 20, "\n")],
  ["base64url", bytes.toString("base64url")],
  ["hex", hex],
  ["hex in capitals", hex.toUpperCase()],
  ["hex bytes", pairs.map((pair) => `0x${pair}`).join(", ")],
  ["hex escapes", pairs.map((pair) => `\\x${pair}`).join("")],
  ["unicode escapes", pairs.map((pair) => `\\u00${pair}`).join("")],
  ["url", pairs.map((pair) => `%${pair}`).join("")],
  ["url, signs only", key.replaceAll("-", "%2D").replaceAll("_", "%5F")],
  ["reversed", Array.from(key).reverse().join("")],
  ["split into characters", Array.from(key).join(" ")],
  ["split into lines", wrapped(key, 9, "\n")],
  ["split by code", wrapped(key, 11, '" + "')],
  ["the first half", key.slice(0, 30)],
  ["the second half", key.slice(-25)],
  ["gzip", gzipSync(key).toString("base64")],
  ["gzip of a longer text", gzipSync(`{"env":{"K":"${key}"}}\n`.repeat(20)).toString("base64")],
  ["gzip, cut off", gzipSync(`${key} and more`).toString("base64").slice(0, -8)],
  ["gzip of gzip", gzipSync(gzipSync(key).toString("base64")).toString("base64")],
  ["gzip with a name, and a line of text below", `${named(key).toString("base64url")}\nmore`],
  ["zlib", deflateSync(key).toString("base64")],
  ["split by backslashes", Array.from(key).join("\\")],
  ["url, in pieces", wrapped(encodeURIComponent(`${key}+/`), 5, " ")],
];

/** Parts of the key that may be left: shorter than what anybody could use. */
const leaks = (text: string): boolean => {
  for (let at = 0; at + 12 <= key.length; at++)
    if (text.includes(key.slice(at, at + 12))) return true;
  return false;
};

test.each(encodings)("threat 8: a key leaves in no encoding: %s", (_, form) => {
  const redact = redactor([key], unzipBase64);
  for (const text of [form, `it says ${form} there`, JSON.stringify({ a: [form], b: 1 })]) {
    const left = redact(text);
    expect(left).toContain("***");
    expect(left).not.toContain(form.slice(4, 40));
    expect(leaks(left.replace(/[^A-Za-z0-9_-]/g, ""))).toBe(false);
  }
});

test.each(encodings)("JSON stays JSON whatever is taken out of it: %s", (_, form) => {
  const redact = redactor([key], unzipBase64);
  const value = { a: form, b: [`x\n${form}\t\\`, 12], [form]: "\u001b[1m" };
  expect(() => JSON.parse(redact(JSON.stringify(value))) as unknown).not.toThrow();
});

test("what is no secret stays as it is, byte for byte", () => {
  const redact = redactor([key, "hunter2hunter2"], unzipBase64);
  const words = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("sk-ant-api03-", "\\x", "%41", "0x", "H4sI", "eJw", "\\u00", "\\\\n"),
  );
  fc.assert(
    fc.property(fc.array(words), (parts) => {
      const text = parts.join("");
      expect(redact(text)).toBe(text);
    }),
  );
});

test("a secret is found in any text around it, split by anything", () => {
  const redact = redactor([key], unzipBase64);
  const gap = fc.string({ unit: fc.constantFrom(" ", "\n", '"', "+", ",", ".", "|") });
  fc.assert(
    fc.property(fc.string(), fc.array(gap, { minLength: 1 }), fc.string(), (a, gaps, b) => {
      const split = Array.from(key)
        .map((one, at) => `${one}${gaps[at % gaps.length] ?? ""}`)
        .join("");
      expect(redact(`${a} ${split} ${b}`)).not.toContain(split);
    }),
  );
});

test.each([
  ["a secret that holds what looks like a prefix of hex", "ab0xcd99%41ffQQ-zzzz7y0xKL"],
  ["a secret that ends in signs", "Zq8+/Lw3=Hk5_Tn7+/Rv2=="],
])("threat 8: %s is found in pieces too", (_, odd) => {
  const redact = redactor([odd]);
  for (const by of [" ", "\n", "\\", '", "']) {
    const left = redact(Array.from(odd).join(by));
    expect(left.replace(/[^A-Za-z0-9]/g, "")).toBe("");
  }
});

test("an escape is never cut in half, which JSON could not be read with", () => {
  const odd = `0${"AbCdEfGhIjKlMnOpQr".repeat(2)}`;
  const rest = Array.from(odd.slice(1)).join("-");
  const json = JSON.stringify([`\u0000${rest}`, `\ud800${rest}`]);
  expect(() => JSON.parse(redactor([odd])(json)) as unknown).not.toThrow();
});

test("short values stay: they would blank out words", () => {
  expect(redactValues("on and on", ["on", ""])).toBe("on and on");
});

test("a text of megabytes takes seconds at most, also where it is made to collide", () => {
  const redact = redactor(
    [key, ...Array.from({ length: 20 }, (_, i) => `${key}${i}x`)],
    unzipBase64,
  );
  const began = process.cpuUsage();
  redact("a".repeat(2_000_000));
  redact(key.slice(0, 15).repeat(100_000));
  redact("H4sI ".repeat(200_000));
  redact("\\".repeat(1_000_000));
  // Of the processor, since other tests run beside this one.
  expect(process.cpuUsage(began).user / 1000).toBeLessThan(10_000);
});
