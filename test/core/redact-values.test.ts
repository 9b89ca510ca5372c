import { redactValues } from "../../src/core/redact-values.ts";

const secret = 's3cr"et/värde+1';

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

test("short values stay: they would blank out words", () => {
  expect(redactValues("on and on", ["on", ""])).toBe("on and on");
});
