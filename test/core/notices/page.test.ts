import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { DEFAULT_ROUTES } from "../../../src/core/notices/routing.ts";
import { NOTICE_KINDS } from "../../../src/core/notices/notices-config.ts";
import {
  REPLAY_WINDOW_SECONDS,
  webhookBody,
  webhookHeaders,
} from "../../../src/core/notices/webhook-message.ts";
import { notice } from "../../fakes/notice.ts";

const PAGE = readFileSync("docs/notices.md", "utf8");
const block = (language: string): string =>
  new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(PAGE)?.[1] ?? "";

test("the page's way to check a signature takes what we send, and nothing that is changed, old or signed by others", () => {
  const at = new Date("2026-01-05T10:00:00.000Z");
  const body = webhookBody(notice());
  const headers = webhookHeaders(notice(), { key: "k", body, at });
  const late = at.getTime() + (REPLAY_WINDOW_SECONDS + 1) * 1000;
  const cases = [
    [headers, body, "k", at.getTime()],
    [headers, body, "k", at.getTime() + (REPLAY_WINDOW_SECONDS - 1) * 1000],
    [headers, `${body} `, "k", at.getTime()],
    [headers, body, "K", at.getTime()],
    [headers, body, "k", late],
    [{ ...headers, "x-miyabi-timestamp": String(late / 1000) }, body, "k", late],
    [{}, body, "k", at.getTime()],
  ];
  const script = `${block("js")}
    console.log(JSON.stringify(${JSON.stringify(cases)}.map((one) => isFromMiyabi(...one))));`;
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  expect(JSON.parse(said)).toEqual([true, true, false, false, false, false, false]);
});

test("the page's example of a webhook's body has the keys that one has", () => {
  const keys = (json: string): string[] => Object.keys(JSON.parse(json) as object);
  expect(keys(block("json"))).toEqual(keys(webhookBody(notice())));
});

test("the page's table names each kind with the roles that are its default", () => {
  const rows = PAGE.split("\n").flatMap((line) => {
    const [, kinds = "", , roles = ""] = line.split("|").map((cell) => cell.trim());
    return [...kinds.matchAll(/`(\w+)`/g)].map(([, kind]) => [kind, roles.split(", ")]);
  });
  expect(Object.fromEntries(rows)).toEqual(DEFAULT_ROUTES);
  expect(rows).toHaveLength(NOTICE_KINDS.length);
});
