import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectHeldCommands } from "../../src/shell/held-commands.ts";
import { parseConfig } from "../../src/core/config.ts";
import type { RunContext } from "../../src/ports/run-context.ts";
import { sandboxTest } from "../adapters/sandbox/sandboxed.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "miyabi-held-"));
  await mkdir(join(root, "clone", ".git"), { recursive: true });
  await writeFile(join(root, "clone", ".git", "HEAD"), "ref: refs/heads/main\n");
});
afterEach(() => rm(root, { recursive: true, force: true }));

const held = (config: unknown) => {
  const context: RunContext = {
    repository: "octo/shop",
    runId: 7,
    runAttempt: 1,
    eventName: "issues",
    event: {},
    actor: "ada",
    triggeringActor: "ada",
    ref: "refs/heads/main",
    sha: "a".repeat(40),
    serverUrl: "http://127.0.0.1",
    apiUrl: "http://127.0.0.1",
    tempDir: join(root, "job"),
  };
  const workspace = {
    root: join(root, "clone"),
    commitOf: async () => "a".repeat(40),
    filesAt: async () => ["package.json"],
  };
  return connectHeldCommands({ config: parseConfig(config), workspace, context });
};

test("sandbox: off is taken at its word", async () => {
  await mkdir(join(root, "job"));
  expect((await held({ sandbox: "off" })).sandbox).toBe("off");
});

sandboxTest("nothing said: a sandbox, which shows git's own files of the clone", async () => {
  const commands = await held({});
  expect(commands.sandbox).toBe("bwrap");
  const file = join(root, "clone", ".git", "HEAD");
  await mkdir(join(root, "tree"));
  const { stdout } = await commands.run(["cat", file], { cwd: join(root, "tree") });
  expect(stdout).toBe("ref: refs/heads/main\n");
});

sandboxTest("allowedHosts takes the place of the registries", async () => {
  const server = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await mkdir(join(root, "tree"));
  const answers = async (config: unknown): Promise<string> => {
    const ask = `printf 'CONNECT 127.0.0.1:${port} HTTP/1.1\\r\\n\\r\\n' | socat -T2 - TCP:\${HTTPS_PROXY#http://} | head -n 1`;
    const commands = await held(config);
    return (await commands.run(["bash", "-c", ask], { cwd: join(root, "tree") })).stdout;
  };
  try {
    expect(await answers({})).toContain(" 403 ");
    expect(await answers({ allowedHosts: [`127.0.0.1:${port}`] })).toContain(" 200 ");
  } finally {
    server.close();
  }
});
