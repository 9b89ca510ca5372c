import assert from "node:assert/strict";
import { test } from "node:test";
import { hashPassword, verifyPassword } from "../../src/users/password.js";

test("a hash fits its own password only", async () => {
  const hash = await hashPassword("correct horse");
  assert.equal(await verifyPassword("correct horse", hash), true);
  assert.equal(await verifyPassword("correct horsf", hash), false);
});

test("a hash does not show the password and is salted", async () => {
  const [one, two] = await Promise.all([hashPassword("secret word"), hashPassword("secret word")]);
  assert.match(one, /^scrypt\$16384\$8\$5\$[^$]+\$[^$]+$/);
  assert.ok(!one.includes("secret word"));
  assert.notEqual(one, two);
});
