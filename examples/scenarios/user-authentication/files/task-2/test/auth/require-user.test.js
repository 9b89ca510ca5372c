import assert from "node:assert/strict";
import { test } from "node:test";
import { requireUser } from "../../src/auth/require-user.js";

const ann = { id: "1", email: "ann@example.com" };
const guarded = requireUser({
  verify: (token) => ({ "good.token": "1", "orphan.token": "2" })[token],
  findUser: (id) => (id === "1" ? ann : undefined),
})((request, params, user) => ({ params, user }));

const call = (authorization) => guarded({ headers: { authorization } }, { id: "7" });

test("the handler gets the user of the token", () => {
  assert.deepEqual(call("Bearer good.token"), { params: { id: "7" }, user: ann });
  assert.deepEqual(call("bearer good.token").user, ann);
});

test("everything else is refused in the same words", () => {
  const wrong = [
    undefined,
    "",
    "good.token",
    "Basic good.token",
    "Bearer",
    "Bearer bad.token",
    "Bearer orphan.token",
    "Bearer good.token, Bearer good.token",
  ];
  for (const authorization of wrong) {
    assert.throws(() => call(authorization), {
      status: 401,
      message: "sign in first",
      headers: { "www-authenticate": "Bearer" },
    });
  }
});
