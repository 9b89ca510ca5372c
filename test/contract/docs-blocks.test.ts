import { spawnSync } from "node:child_process";
import { parseSync } from "@swc/core";
import { z } from "zod";
import { configKeys } from "../../.ci/reference/config-keys.ts";
import { Config } from "../../src/core/config.ts";
import { COMMANDS, parseCommand } from "../../src/core/people/command.ts";
import { commandsOf, meantBy, unknownIn, wordsOf, wrongWith } from "./docs/command-lines.ts";
import { type Block, blocksOf, codeSpansOf, pages } from "./docs/pages.ts";
import { wrongYaml } from "./docs/yaml-blocks.ts";

const blocks = pages.flatMap(blocksOf);
const of = (...languages: string[]): Block[] =>
  blocks.filter(({ language }) => languages.includes(language));

/** Those that are tried out below, and those that say of themselves that they are read only. */
const LANGUAGES = [
  "sh",
  "yaml",
  "json",
  "js",
  "ts",
  "text",
  "console",
  "diff",
  "markdown",
  "mermaid",
];

test.each(blocks)("$page:$line says in which language it is: '$language'", ({ language }) => {
  expect(LANGUAGES).toContain(language);
});

test("blocks of each tested language are found", () => {
  for (const language of ["sh", "yaml", "json", "js", "console"])
    expect([language, of(language).length]).not.toEqual([language, 0]);
});

test.each(of("yaml"))("$page:$line is YAML as its schema, workflow or action has it", (block) => {
  expect(wrongYaml(block)).toEqual([]);
});

test.each(of("json"))("$page:$line is JSON", ({ text }) => {
  expect(() => void JSON.parse(text)).not.toThrow();
});

test.each(of("js", "ts"))("$page:$line compiles", ({ text, language }) => {
  const syntax = language === "ts" ? "typescript" : "ecmascript";
  expect(() => void parseSync(text, { syntax, target: "es2022" })).not.toThrow();
});

/** Of a console only what stands behind the prompt. */
const scriptOf = ({ language, text }: Block): string =>
  language === "sh"
    ? text
    : [...text.matchAll(/^\$ (.*)$/gm)].map(([, line = ""]) => line).join("\n");

test.each(of("sh", "console"))("$page:$line can be run as it stands", async (block) => {
  const script = scriptOf(block);
  if (block.language === "sh") expect(script).not.toMatch(/^\$ /m); // that is a console
  const { status, stderr } = spawnSync("bash", ["-n"], { input: script, encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
  for (const words of commandsOf(script)) {
    const meant = meantBy(words);
    if (meant !== undefined) expect([words, await wrongWith(meant)]).toEqual([words, undefined]);
  }
});

const orders = of("text").filter(({ text }) => text.startsWith("/miyabi"));

test.each(orders)("$page:$line is a command that Miyabi takes", ({ text }) => {
  expect(parseCommand(text).kind).toBe("command");
});

const spans = pages.flatMap((page) =>
  [...new Set(codeSpansOf(page))].map((code) => ({ page, code })),
);

/** Speaks of the scripts of the repositories that are worked on. */
const OF_OTHERS = "docs/toolchains.md";

const mentions = spans.flatMap(({ page, code }) => {
  const meant = /\.\.\.|…/.test(code) ? undefined : meantBy(wordsOf(code));
  if (meant === undefined || (page === OF_OTHERS && meant.kind === "script")) return [];
  return [{ page, code, meant }];
});

test.each(mentions)("$page: `$code` is a command with these options", ({ meant }) => {
  expect(unknownIn(meant)).toBeUndefined();
});

const verbs = spans.flatMap(({ page, code }) =>
  [...code.matchAll(/\/miyabi ([a-z]+)/g)].map(([, verb = ""]) => ({ page, verb })),
);

test.each(verbs)("$page: /miyabi $verb is a command", ({ verb }) => {
  expect(Object.keys(COMMANDS)).toContain(verb);
});

const paths = configKeys(z.toJSONSchema(Config, { io: "input" })).map(({ path }) => path);
const patterns = paths.map(
  (path) =>
    new RegExp(
      `^${path
        .replaceAll(/[.[\]]/g, "\\$&")
        .replaceAll(/<name>/g, "\\w+")
        .replaceAll(/<([^>]+)>/g, "($1|<\\w+>)")}(?=$|[.[:])`,
    ),
);
const first = Object.keys(Config.shape).join("|");
const settings = spans.filter(({ code }) => new RegExp(`^(${first})\\.[a-z]+[A-Z.]\\w`).test(code));

test("settings are mentioned", () => {
  expect(settings.length).toBeGreaterThan(20);
});

test.each(settings)("$page: `$code` is a setting", ({ code }) => {
  const exact = patterns.some((pattern) => pattern.test(code));
  const above = paths.some((path) => path.startsWith(`${code.replace(/:.*$/, "")}.`));
  expect(exact || above).toBe(true);
});
