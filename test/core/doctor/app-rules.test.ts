import {
  appVerdict,
  type Installation,
  type Known,
  openerOf,
  type Opener,
} from "../../../src/core/doctor/app-rules.ts";
import type { Finding } from "../../../src/core/doctor/finding.ts";

const KEY = "MIYABI_APP_PRIVATE_KEY";
const TOKEN = "MIYABI_PR_TOKEN";
const ID = "Iv23liShop";

test.each<[string, Known, Opener]>([
  ["neither", { secrets: [], clientId: "" }, "actions"],
  ["a machine account's token", { secrets: [TOKEN], clientId: "" }, "token"],
  ["an App", { secrets: [KEY], clientId: ID }, "app"],
  ["both", { secrets: [KEY, TOKEN], clientId: ID }, "app"],
  ["an App without its key, which fails", { secrets: [TOKEN], clientId: ID }, "app"],
  ["an App, and secrets are not told", { secrets: undefined, clientId: ID }, "app"],
  ["secrets are not told", { secrets: undefined, clientId: "" }, "unknown"],
  ["a token, and variables are not told", { secrets: [TOKEN], clientId: undefined }, "token"],
  ["a key, and variables are not told", { secrets: [KEY], clientId: undefined }, "unknown"],
  ["no secret, and variables are not told", { secrets: [], clientId: undefined }, "actions"],
])("who opens pull requests with %s", (_, known, opener) => {
  expect(openerOf(known)).toBe(opener);
});

const hidden: Installation = { kind: "hidden" };
const installed: Installation & { kind: "installed" } = {
  kind: "installed",
  slug: "shop-bot",
  suspended: false,
  permissions: { contents: "write", pull_requests: "write", metadata: "read" },
  everywhere: false,
};

type Case = {
  secrets?: string[];
  clientId?: string;
  passesKey?: boolean | undefined;
  installation?: Installation;
};
const verdict = ({ secrets = [KEY], clientId = ID, passesKey = true, installation }: Case) =>
  appVerdict({ secrets, clientId }, passesKey, installation ?? installed);

test.each<[string, Case, Finding["status"], RegExp]>([
  ["nothing is set", { secrets: [], clientId: "" }, "ok", /^none; GITHUB_TOKEN opens/],
  ["a token alone", { secrets: [TOKEN], clientId: "" }, "ok", /^none; MIYABI_PR_TOKEN opens/],
  ["the variable alone", { secrets: [] }, "fail", /PRIVATE_KEY is not: publishing will fail/],
  ["the key alone", { clientId: "" }, "warn", /the App is not used/],
  ["a caller that keeps the key", { passesKey: false }, "fail", /does not pass/],
  ["no caller here", { passesKey: undefined }, "ok", /shop-bot\[bot\] opens/],
  ["both, and no more is told", { installation: hidden }, "ok", /tells this token no more/],
  [
    "an App and a token",
    { secrets: [KEY, TOKEN] },
    "warn",
    /the App is used, MIYABI_PR_TOKEN is not/,
  ],
  ["an App that is nowhere", { installation: { kind: "absent" } }, "fail", /installed/],
  ["a suspended one", { installation: { ...installed, suspended: true } }, "fail", /suspended/],
  [
    "one that may only read",
    { installation: { ...installed, permissions: { contents: "read" } } },
    "fail",
    /lacks contents: write, pull_requests: write/,
  ],
  [
    "one that is everywhere",
    { installation: { ...installed, everywhere: true } },
    "ok",
    /every repo/,
  ],
])("%s", (_, given, status, words) => {
  const { found, fix, ...seen } = verdict(given);
  expect(seen.status).toBe(status);
  expect(found).toMatch(words);
  expect(fix === undefined).toBe(status === "ok");
});
