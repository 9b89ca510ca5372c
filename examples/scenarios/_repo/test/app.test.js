import assert from "node:assert/strict";
import { test } from "node:test";
import { createApp } from "../src/app.js";
import { BODY_LIMIT } from "../src/http.js";
import { serving } from "../testing/client.js";

test("GET /health shows the version", () =>
  serving(createApp({ version: "1.2.3" }), async (call) => {
    assert.deepEqual(await call("GET", "/health"), {
      status: 200,
      body: { status: "ok", version: "1.2.3" },
    });
  }));

test("a note can be added, listed and read", () =>
  serving(createApp(), async (call) => {
    const note = { id: 1, text: "milk" };
    assert.deepEqual(await call("POST", "/notes", { body: { text: "milk" } }), {
      status: 201,
      body: note,
    });
    assert.deepEqual((await call("GET", "/notes")).body, [note]);
    assert.deepEqual(await call("GET", "/notes/1"), { status: 200, body: note });
  }));

test("a note needs a text", () =>
  serving(createApp(), async (call) => {
    for (const body of [{}, { text: " " }, { text: "x".repeat(1001) }, null]) {
      assert.equal((await call("POST", "/notes", { body })).status, 400);
    }
  }));

test("a body that is no JSON is refused, and one that is too large", () =>
  serving(createApp(), async (call) => {
    assert.equal((await call("POST", "/notes", { text: "{" })).status, 400);
    const text = "x".repeat(BODY_LIMIT + 1);
    assert.equal((await call("POST", "/notes", { text })).status, 413);
  }));

test("unknown paths and methods are refused", () =>
  serving(createApp(), async (call) => {
    assert.equal((await call("GET", "/nothing")).status, 404);
    assert.equal((await call("DELETE", "/notes")).status, 405);
  }));
