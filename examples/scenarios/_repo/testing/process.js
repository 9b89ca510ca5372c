import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

/**
 * Runs src/server.js as a process of its own while a test talks to it.
 *
 * @param {Record<string, string>} env added to the environment
 * @param {(origin: string) => Promise<void>} talk the test
 * @returns {Promise<number | null>} exit code after SIGTERM
 */
export async function running(env, talk) {
  const port = await freePort();
  const server = spawn(process.execPath, ["src/server.js"], {
    env: { ...process.env, PORT: String(port), ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let errors = "";
  server.stderr.on("data", (chunk) => (errors += chunk));
  const ended = once(server, "close");
  const origin = `http://127.0.0.1:${port}`;
  try {
    while (!(await answers(origin))) {
      if (server.exitCode !== null) throw new Error(`the server ended: ${errors}`);
    }
    await talk(origin);
  } finally {
    server.kill("SIGTERM");
  }
  const [code] = await ended;
  return code;
}

async function answers(origin) {
  return fetch(`${origin}/health`, { headers: { connection: "close" } }).then(
    (response) => response.ok,
    () => new Promise((resolve) => setTimeout(() => resolve(false), 20)),
  );
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}
