import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { githubClient } from "../../../src/adapters/github/client.ts";
import { githubIssues } from "../../../src/adapters/github/issues.ts";
import { marker } from "../../../src/core/names.ts";
import { FakeClock } from "../../fakes/clock.ts";

const AT = { owner: "octo", repo: "shop" };
const BOT = "github-actions[bot]";
const [COMMENTS, PAGE] = [10_000, 100];
/** Where our own comment stands among those of a stranger, counted from the oldest. */
const OURS = 9_321;

const comment = (id: number) => ({
  id,
  user: { login: id === OURS ? BOT : "mallory" },
  body: id === OURS ? `${marker(1, "state")}\nState` : "x".repeat(1000),
  created_at: "2026-03-01T09:00:00Z",
});

test("threat 38: of an issue's ten thousand comments a thousand are read at most, and ours is found among them", async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://127.0.0.1");
    asked.push(`${request.method ?? ""} ${url.pathname.replace("/repos/octo/shop", "")}`);
    const page = Number(url.searchParams.get("page"));
    const ids = Array.from({ length: PAGE }, (_, at) => (page - 1) * PAGE + at + 1);
    response.setHeader("content-type", "application/json");
    response.setHeader("link", `<${url.origin}/x?page=${COMMENTS / PAGE}>; rel="last"`);
    response.end(JSON.stringify(request.method === "GET" ? ids.map(comment) : comment(OURS)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const client = await githubClient({
      token: "t",
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      clock: new FakeClock("2026-03-01T09:00:00.000Z"),
      log: { warn: () => undefined },
      random: () => 0,
    });
    const issues = githubIssues({ client, ...AT });
    const newest = await issues.comments(1, 50);
    expect(newest.map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, at) => 9_951 + at));
    expect(asked).toHaveLength(2);
    await issues.upsertComment({ issue: 1, key: "state", body: "State, again" });
    expect(asked.slice(2)).toEqual([
      ...Array<string>(11).fill("GET /issues/1/comments"),
      `PATCH /issues/comments/${OURS}`,
    ]);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});
