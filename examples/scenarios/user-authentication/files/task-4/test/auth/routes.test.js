import assert from "node:assert/strict";
import { test } from "node:test";
import { createApp } from "../../src/app.js";
import { serving } from "../../testing/client.js";
import { running } from "../../testing/process.js";
import { quickUsers } from "../../testing/quick-users.js";

const ann = { email: "ann@example.com", password: "correct horse" };

test("who registers and logs in is known by the token", () =>
  serving(createApp({ users: quickUsers() }), async (call) => {
    const { status, body: user } = await call("POST", "/users", { body: ann });
    assert.equal(status, 201);
    const login = await call("POST", "/login", { body: ann });
    assert.equal(login.status, 200);
    const headers = { authorization: `Bearer ${login.body.token}` };
    assert.deepEqual(await call("GET", "/me", { headers }), { status: 200, body: user });
  }));

test("a login that does not fit is refused", () =>
  serving(createApp({ users: quickUsers() }), async (call) => {
    assert.equal((await call("POST", "/login", { body: ann })).status, 401);
    assert.equal((await call("POST", "/login", { body: null })).status, 401);
    assert.equal((await call("POST", "/users", { body: null })).status, 400);
  }));

test("the server signs with AUTH_SECRET, and with a secret of its own where there is none", async () => {
  for (const secret of ["", "s".repeat(32)]) {
    await running({ AUTH_SECRET: secret }, async (origin) => {
      const response = await fetch(`${origin}/me`, { headers: { connection: "close" } });
      assert.equal(response.status, 401);
      assert.equal(response.headers.get("www-authenticate"), "Bearer");
    });
  }
});

test("the server does not start with a secret that is too short", async () => {
  await assert.rejects(
    running({ AUTH_SECRET: "short" }, () => undefined),
    /at least 32 bytes/,
  );
});
