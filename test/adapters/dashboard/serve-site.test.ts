import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serveSite, type Served } from "../../../src/adapters/dashboard/serve-site.ts";

let dir: string;
let served: Served;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "miyabi-serve-"));
  await mkdir(join(dir, "data"));
  await writeFile(join(dir, "index.html"), "<p>page</p>");
  await writeFile(join(dir, "data", "chunk-0.js"), "miyabiTake()");
  await writeFile(join(dir, "secret.txt"), "secret");
  served = await serveSite(dir);
});
afterAll(async () => {
  await served.close();
  await rm(dir, { recursive: true, force: true });
});

type Reply = { status: number | undefined; type: string | undefined; body: string };

const ask = (path: string, options: { method?: string; host?: string } = {}): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(served.url);
    const { method = "GET", host } = options;
    const headers = host === undefined ? {} : { host };
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part: string) => (body += part));
      response.on("end", () =>
        resolve({ status: response.statusCode, type: response.headers["content-type"], body }),
      );
    });
    sent.on("error", reject).end();
  });

test("the page and its data are served to this machine", async () => {
  expect(new URL(served.url).hostname).toBe("127.0.0.1");
  expect(await ask("/")).toMatchObject({ status: 200, body: "<p>page</p>" });
  expect(await ask("/data/chunk-0.js?x")).toMatchObject({
    status: 200,
    type: "text/javascript; charset=utf-8",
  });
  expect(await ask("/", { method: "HEAD" })).toMatchObject({ status: 200, body: "" });
});

test.each([
  "/secret.txt",
  "/../secret.txt",
  "/data/../secret.txt",
  "/data/%2e%2e/secret.txt",
  "/data/",
  "/data/chunk-9.js",
])("%s is not served", async (path) =>
  expect(await ask(path)).toMatchObject({ status: 404, body: "Not found\n" }),
);

test("a page elsewhere whose name leads to this machine gets nothing", async () =>
  expect(await ask("/", { host: "evil.example" })).toMatchObject({ status: 404 }));

test("nothing is taken", async () =>
  expect(await ask("/", { method: "POST" })).toMatchObject({ status: 404 }));
