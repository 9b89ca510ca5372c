import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createApp } from "./app.js";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

const server = createServer(createApp({ version: process.env.RELEASE ?? version }));
server.listen(Number(process.env.PORT ?? 3000), "127.0.0.1");

// Requests that are under way are still answered.
process.on("SIGTERM", () => server.close());
