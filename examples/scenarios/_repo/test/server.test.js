import assert from "node:assert/strict";
import { test } from "node:test";
import { running } from "../testing/process.js";

test("the server answers on PORT as the release that it is, and ends when it is told to", async () => {
  const code = await running({ RELEASE: "r7" }, async (origin) => {
    const response = await fetch(`${origin}/health`, { headers: { connection: "close" } });
    assert.deepEqual(await response.json(), { status: "ok", version: "r7" });
  });
  assert.equal(code, 0);
});
