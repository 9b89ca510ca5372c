import { fromBase64 } from "../../../src/core/text/from-base64.ts";

test("base64 of any text is read back, and what is no base64 is undefined", () => {
  for (const text of ["", "{}", "雅び ⛩"])
    expect(fromBase64(Buffer.from(text).toString("base64"))).toBe(text);
  expect(fromBase64("{}")).toBeUndefined();
});
