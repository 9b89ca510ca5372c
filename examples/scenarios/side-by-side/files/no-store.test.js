import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";
import { createApp } from "../src/app.js";

test("no answer may be cached", async () => {
  const server = createServer(createApp()).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    for (const path of ["/notes", "/nothing"]) {
      const response = await fetch(`http://127.0.0.1:${server.address().port}${path}`);
      assert.equal(response.headers.get("cache-control"), "no-store");
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
