import assert from "node:assert/strict";
import { test } from "node:test";
import { PASSWORD_LENGTH } from "../../src/users/users.js";
import { quickUsers } from "../../testing/quick-users.js";

const PASSWORD = "correct horse";

test("a registered user is found by id and by email and password", async () => {
  const users = quickUsers();
  const user = await users.register(" Ann@Example.com ", PASSWORD);
  assert.equal(user.email, "ann@example.com");
  assert.deepEqual(users.find(user.id), user);
  assert.deepEqual(await users.authenticate("ANN@example.com", PASSWORD), user);
});

test("nothing of the password is in what others get", async () => {
  const user = await quickUsers().register("ann@example.com", PASSWORD);
  assert.deepEqual(Object.keys(user), ["id", "email", "createdAt"]);
});

test("a wrong password, an unknown email and values of other kinds find nobody", async () => {
  const users = quickUsers();
  await users.register("ann@example.com", PASSWORD);
  assert.equal(await users.authenticate("ann@example.com", "wrong horse"), undefined);
  assert.equal(await users.authenticate("bob@example.com", PASSWORD), undefined);
  assert.equal(await users.authenticate("ann@example.com", { length: 12 }), undefined);
  assert.equal(await users.authenticate("ann@example.com", "x".repeat(201)), undefined);
  assert.equal(users.find("nobody"), undefined);
});

test("an email belongs to one user, also where two register at once", async () => {
  const users = quickUsers();
  const results = await Promise.allSettled([
    users.register("ann@example.com", PASSWORD),
    users.register("Ann@example.com", PASSWORD),
  ]);
  assert.deepEqual(results.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  assert.equal(results.find(({ reason }) => reason)?.reason.status, 409);
});

test("email and password must be acceptable", async () => {
  const users = quickUsers();
  const wrong = [
    [undefined, PASSWORD],
    ["ann", PASSWORD],
    ["ann@example", PASSWORD],
    [`${"a".repeat(250)}@example.com`, PASSWORD],
    ["ann@example.com", "x".repeat(PASSWORD_LENGTH.min - 1)],
    ["ann@example.com", "x".repeat(PASSWORD_LENGTH.max + 1)],
    ["ann@example.com", 1234567890],
  ];
  for (const [email, password] of wrong) {
    await assert.rejects(users.register(email, password), { status: 400 });
  }
});
