import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Lint } from "../../../core/review/measures.ts";
import type { Finding } from "../../../core/review/quality.ts";
import type { Checked } from "../../../ports/toolchain.ts";
import { unknown, type Workshop } from "../parts.ts";
import { manifestText } from "../projects/manifest.ts";
import { goVet } from "./go-vet.ts";
import { golangciLint } from "./golangci-lint.ts";
import { staticcheck } from "./staticcheck.ts";

/** A linter beside vet: what configures it, and its package as go.mod's `tool` line names it. */
const LINTERS = [
  {
    name: "golangci-lint",
    configuration: /^\.golangci\.(?:ya?ml|toml|json)$/,
    tool: /\bgithub\.com\/golangci\/golangci-lint\/v2\/cmd\/golangci-lint\b/,
  },
  {
    name: "staticcheck",
    configuration: /^staticcheck\.conf$/,
    tool: /\bhonnef\.co\/go\/tools\/cmd\/staticcheck\b/,
  },
] as const;
type Linter = (typeof LINTERS)[number]["name"];

/** Names in a folder and, in a clone, in the folders around it up to its top. */
async function namesAround(path: string): Promise<string[]> {
  const own = await readdir(path);
  const names = [...own];
  for (let at = path, here = own; !here.includes(".git");) {
    if (at === dirname(at)) return own;
    at = dirname(at);
    here = await readdir(at).catch(() => []);
    names.push(...here);
  }
  return names;
}

/** Linters that the repository asks for, and how each is started. */
async function wanted(path: string): Promise<{ name: Linter; program: readonly string[] }[]> {
  const names = await namesAround(path);
  const manifest = (await manifestText(join(path, "go.mod")))
    .split("\n")
    .filter((line) => /^\s*(?:tool\s|[\w./-]+\s*$)/.test(line))
    .join("\n");
  return LINTERS.flatMap(({ name, configuration, tool }) => {
    if (tool.test(manifest)) return [{ name, program: ["go", "tool", name] }];
    return names.some((file) => configuration.test(file)) ? [{ name, program: [name] }] : [];
  });
}

const INSTALL =
  "install it in a step before, or name it with `go get -tool` in go.mod; checks.lint replaces it";

/** golangci-lint runs vet too, and puts an analyzer's name before its words. */
const isSaid = (by: readonly Finding[], { file, line, message }: Finding): boolean =>
  by.some((one) => one.file === file && one.line === line && message.endsWith(one.message));

/** `go vet`, and what the repository configures: golangci-lint, staticcheck. */
export function goLint(workshop: Pick<Workshop, "commands" | "reports">) {
  const vet = goVet(workshop.commands);
  const others = {
    "golangci-lint": golangciLint(workshop),
    staticcheck: staticcheck(workshop.commands),
  };
  return async ({ path }: Checked): Promise<Lint> => {
    const own = await vet(path);
    if (own.kind === "unknown") return own;
    const findings = [...own.findings];
    for (const { name, program } of await wanted(path)) {
      const lint = await others[name](program, path);
      if (lint.kind === "unknown")
        return lint.reason === `${name} is not installed`
          ? unknown(`${lint.reason}, and the repository configures it; ${INSTALL}`)
          : lint;
      findings.push(...lint.findings.filter((finding) => !isSaid(own.findings, finding)));
    }
    return { kind: "known", findings };
  };
}
