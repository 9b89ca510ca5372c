import assert from "node:assert/strict";
import { test } from "node:test";
import { createApp } from "../src/app.js";
import { createTokens } from "../src/auth/tokens.js";
import { serving } from "../testing/client.js";
import { quickUsers } from "../testing/quick-users.js";

const SECRET = "s".repeat(32);
const ann = { email: "ann@example.com", password: "correct horse" };
const bob = { email: "bob@example.com", password: "battery staple" };

const app = () => createApp({ users: quickUsers(), secret: SECRET });

test("two users are two people", () =>
  serving(app(), async (call) => {
    const seen = [];
    for (const person of [ann, bob]) {
      await call("POST", "/users", { body: person });
      const { token } = (await call("POST", "/login", { body: person })).body;
      const me = await call("GET", "/me", { headers: { authorization: `Bearer ${token}` } });
      seen.push(me.body.email);
    }
    assert.deepEqual(seen, [ann.email, bob.email]);
  }));

test("a wrong password and an unknown email get the same answer", () =>
  serving(app(), async (call) => {
    await call("POST", "/users", { body: ann });
    const wrong = await call("POST", "/login", { body: { ...ann, password: "wrong horse" } });
    const unknown = await call("POST", "/login", { body: bob });
    assert.deepEqual(wrong, { status: 401, body: { error: "email or password is wrong" } });
    assert.deepEqual(unknown, wrong);
  }));

test("a second registration is refused and changes nothing", () =>
  serving(app(), async (call) => {
    await call("POST", "/users", { body: ann });
    const again = { email: "ANN@example.com", password: "another horse" };
    assert.equal((await call("POST", "/users", { body: again })).status, 409);
    assert.equal((await call("POST", "/login", { body: again })).status, 401);
    assert.equal((await call("POST", "/login", { body: ann })).status, 200);
  }));

test("no answer holds a password or its hash", () =>
  serving(app(), async (call) => {
    const answers = [
      await call("POST", "/users", { body: ann }),
      await call("POST", "/login", { body: ann }),
      await call("POST", "/login", { body: { ...ann, password: "wrong horse" } }),
    ];
    assert.doesNotMatch(JSON.stringify(answers), /horse|scrypt/);
  }));

test("a token of yesterday, of elsewhere or of nobody opens nothing", async () => {
  const users = quickUsers();
  const { id } = await users.register(ann.email, ann.password);
  const yesterday = () => Date.now() - 86_400_000;
  const tokens = [
    createTokens({ secret: SECRET, now: yesterday }).issue(id),
    createTokens({ secret: "t".repeat(32) }).issue(id),
    createTokens({ secret: SECRET }).issue("nobody"),
  ];
  await serving(createApp({ users, secret: SECRET }), async (call) => {
    for (const token of tokens) {
      const headers = { authorization: `Bearer ${token}` };
      assert.deepEqual(await call("GET", "/me", { headers }), {
        status: 401,
        body: { error: "sign in first" },
      });
    }
  });
});

test("a token lasts an hour", async () => {
  const users = quickUsers();
  const { id } = await users.register(ann.email, ann.password);
  const almostAnHourAgo = () => Date.now() - 3_590_000;
  const token = createTokens({ secret: SECRET, now: almostAnHourAgo }).issue(id);
  await serving(createApp({ users, secret: SECRET }), async (call) => {
    const headers = { authorization: `Bearer ${token}` };
    assert.equal((await call("GET", "/me", { headers })).status, 200);
  });
});

test("notes are as open as before", () =>
  serving(app(), async (call) => {
    assert.equal((await call("POST", "/notes", { body: { text: "milk" } })).status, 201);
    assert.equal((await call("GET", "/notes/1")).status, 200);
  }));
