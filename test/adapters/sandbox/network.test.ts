import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sandbox, sandboxTest as test } from "./sandboxed.ts";

let root: string;
let tree: string;
let server: Server;
let port: number;
let visits: number;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "miyabi-network-"));
  tree = join(root, "tree");
  await mkdir(tree);
  visits = 0;
  server = createServer((socket) => {
    visits += 1;
    socket.on("error", () => socket.destroy());
    socket.end("hello\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(root, { recursive: true, force: true });
});

/** Sends one text to the proxy and prints what comes back. */
const TALK = `
const { hostname, port } = new URL(process.env.HTTPS_PROXY);
const socket = require("node:net").connect(Number(port), hostname);
socket.write(process.argv[2].replaceAll("|", "\\r\\n"));
socket.pipe(process.stdout);
`;

const talk = async (allowedHosts: string[], request: string): Promise<string> => {
  const commands = await sandbox(join(root, "job"), { allowedHosts });
  await writeFile(join(tree, "talk.cjs"), TALK);
  const command = ["node", "talk.cjs", request];
  return (await commands.run(command, { cwd: tree, timeoutSeconds: 20 })).stdout;
};
const tunnel = (host: string): string => `CONNECT ${host} HTTP/1.1|Host: ${host}||`;

test("a listed host is reached through the proxy", async () => {
  const host = `127.0.0.1:${port}`;
  expect(await talk([host], tunnel(host))).toBe(
    "HTTP/1.1 200 Connection Established\r\n\r\nhello\n",
  );
  expect(visits).toBe(1);
});

test.each([
  ["another host", (at: number) => tunnel(`localhost:${at}`)],
  ["another port", (at: number) => tunnel(`127.0.0.1:${at + 1}`)],
  ["the metadata address", () => tunnel("169.254.169.254:80")],
  ["IPv6", (at: number) => tunnel(`[::1]:${at}`)],
  ["a number for an address", (at: number) => tunnel(`2130706433:${at}`)],
  ["plain HTTP", (at: number) => `GET http://127.0.0.1:${at}/ HTTP/1.1|Host: 127.0.0.1||`],
])("threat 11: %s is refused with words", async (_, request) => {
  expect(await talk([`127.0.0.1:${port}`], request(port))).toMatch(
    /^HTTP\/1\.1 403 Forbidden[^]*The sandbox /,
  );
  expect(visits).toBe(0);
});

test("threat 11: what was refused is told of the tree whose programs asked, and of no other", async () => {
  const commands = await sandbox(join(root, "job"), { allowedHosts: [`127.0.0.1:${port}`] });
  const other = join(root, "other");
  await mkdir(other);
  const ask = (cwd: string, ...requests: string[]) =>
    Promise.all(
      requests.map(async (request, index) => {
        await writeFile(join(cwd, `talk${index}.cjs`), TALK);
        return commands.run(["node", `talk${index}.cjs`, request], { cwd, timeoutSeconds: 20 });
      }),
    );
  await ask(tree, tunnel("evil.example:443"), tunnel("evil.example:443"));
  await ask(other, "GET http://169.254.169.254/ HTTP/1.1|Host: x||", tunnel(`127.0.0.1:${port}`));
  expect(commands.refused?.(tree)).toEqual([{ target: "evil.example:443", times: 2 }]);
  expect(commands.refused?.(other)).toEqual([
    { target: "169.254.169.254:80 without TLS", times: 1 },
  ]);
  expect(commands.refused?.(join(root, "third"))).toEqual([]);
});

test("a host that cannot be reached ends the connection and not us", async () => {
  expect(await talk(["127.0.0.1:1"], tunnel("127.0.0.1:1"))).toBe("");
});

test("threat 11: no way leads past the proxy: addresses, names, sockets of the machine", async () => {
  const path = join(root, "daemon");
  const daemons = [path, "\0miyabi-abstract-test"].map((at) =>
    createServer((socket) => {
      visits += 1;
      socket.end("hello\n");
    }).listen(at),
  );
  const commands = await sandbox(join(root, "job"), { allowedHosts: [`127.0.0.1:${port}`] });
  try {
    const script = [
      `TCP:127.0.0.1:${port}`,
      `TCP6:[::1]:${port}`,
      "TCP:169.254.169.254:80",
      "TCP:1.1.1.1:443",
      "UDP:1.1.1.1:53",
      `UNIX-CONNECT:${path}`,
      "ABSTRACT-CONNECT:miyabi-abstract-test",
      "UNIX-CONNECT:/var/run/docker.sock",
    ].map((to) => `echo x | socat -T1 - '${to}' 2>/dev/null && echo 'reached ${to}'`);
    const result = await commands.run(
      ["bash", "-c", `${script.join("\n")}\ngetent hosts example.org && echo resolved; echo end`],
      { cwd: tree, timeoutSeconds: 20 },
    );
    expect(result.stdout).toBe("end\n");
    expect(visits).toBe(0);
  } finally {
    for (const daemon of daemons) daemon.close();
  }
});

test("a socket of ours that is named is a port inside, for that program only", async () => {
  const path = join(root, "ours");
  const ours = createServer((socket) => socket.end("ours\n")).listen(path);
  const commands = await sandbox(join(root, "job"));
  const command = ["bash", "-c", "socat -T2 - TCP:127.0.0.1:20200 </dev/null; echo end"];
  try {
    const joined = { cwd: tree, timeoutSeconds: 20, sockets: [{ port: 20_200, path }] };
    expect((await commands.run(command, joined)).stdout).toBe("ours\nend\n");
    const without = await commands.run(command, { cwd: tree, timeoutSeconds: 20 });
    expect(without.stdout).toBe("end\n");
  } finally {
    ours.close();
  }
});

test("programs of one sandbox may serve and call each other", async () => {
  const commands = await sandbox(join(root, "job"));
  const script =
    'const s = require("http").createServer((q, r) => r.end("own")).listen(0, "127.0.0.1", async () => { console.log(await (await fetch(`http://127.0.0.1:${s.address().port}`)).text()); s.close(); s.closeAllConnections(); });';
  const { stdout } = await commands.run(["node", "-e", script], { cwd: tree, timeoutSeconds: 20 });
  expect(stdout).toBe("own\n");
});
