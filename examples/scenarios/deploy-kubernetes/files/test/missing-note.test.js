import assert from "node:assert/strict";
import { test } from "node:test";
import { createApp } from "../src/app.js";
import { serving } from "../testing/client.js";

test("a note that does not exist is answered with 404", () =>
  serving(createApp(), async (call) => {
    assert.deepEqual(await call("GET", "/notes/99"), {
      status: 404,
      body: { error: "no note 99" },
    });
    await call("POST", "/notes", { body: { text: "milk" } });
    assert.equal((await call("GET", "/notes/1")).status, 200);
    assert.equal((await call("GET", "/notes/2")).status, 404);
  }));
