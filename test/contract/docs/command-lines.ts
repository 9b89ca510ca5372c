import { existsSync, readFileSync } from "node:fs";
import type { Command } from "commander";
import { z } from "zod";
import { miyabiProgram } from "../../../src/cli/program.ts";
import { nothing } from "../../nothing.ts";

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));

/** Words of a line as a shell has them, comments left out; enough for what documents write. */
export function wordsOf(line: string): string[] {
  const words = line.match(/(?:"[^"]*"|'[^']*'|\\.|[^\s"'\\])+/g) ?? [];
  const comment = words.findIndex((word) => word.startsWith("#"));
  return (comment < 0 ? words : words.slice(0, comment)).map((word) =>
    word.replaceAll(/["']/g, ""),
  );
}

/** Each command of a script: lines that go on are joined, pipes and lists are taken apart, redirections left out. */
export function commandsOf(script: string): string[][] {
  return script
    .replaceAll(/\\\n\s*/g, " ")
    .replaceAll(/<<'?(\w+)'?[\s\S]*?^\1$/gm, "")
    .split("\n")
    .flatMap((line) => line.replace(/(^|\s)#.*$/, "").split(/&&|\|\||[|;]/))
    .map((command) => wordsOf(command.replace(/\s\d?>>?\s*\S+/g, "").trim()))
    .map((words) => words.slice(words.findIndex((word) => !/^\w+=/.test(word))))
    .filter((words) => words.length > 0);
}

export type Meant =
  | { kind: "miyabi"; args: string[] }
  | { kind: "script"; name: string }
  | { kind: "file"; path: string };

/** What of ours a command line starts; undefined where it is another's program. */
export function meantBy(words: readonly string[]): Meant | undefined {
  const [program = "", ...args] = words;
  if (program === "miyabi") return { kind: "miyabi", args };
  if (program === "npx" && args[0] === "miyabi") return { kind: "miyabi", args: args.slice(1) };
  if (program === "node" || program === "bash") {
    const [path = ""] = args;
    return /^[\w.][\w./-]*$/.test(path) && path.includes("/") ? { kind: "file", path } : undefined;
  }
  if (program !== "npm") return undefined;
  const at = args.findIndex((arg) => arg === "run" || arg === "test");
  if (at < 0) return undefined;
  const [name = "", ...rest] =
    args[at] === "test" ? args.slice(at) : args.slice(at + 1).filter((arg) => arg !== "-s");
  const given = rest[0] === "--" ? rest.slice(1) : [];
  if (name === "miyabi") return { kind: "miyabi", args: given };
  const [, begins] = /^tsx src\/cli\/main\.ts (.*)$/.exec(scripts[name] ?? "") ?? [];
  if (name === "demo" && begins !== undefined)
    return { kind: "miyabi", args: [...wordsOf(begins), ...given] };
  return { kind: "script", name };
}

function silent(command: Command): void {
  command.exitOverride().configureOutput({ writeErr: nothing, writeOut: nothing });
  if (command.commands.length === 0) command.action(nothing);
  command.commands.forEach(silent);
}

const fresh = (): Command => {
  const program = miyabiProgram({ report: nothing, print: nothing });
  silent(program);
  return program;
};

/** Why a line cannot be run as it stands; undefined where it can. Nothing is executed. */
export async function wrongWith(meant: Meant): Promise<string | undefined> {
  switch (meant.kind) {
    case "file":
      return existsSync(meant.path) ? undefined : `${meant.path} is not there`;
    case "script":
      return scripts[meant.name] === undefined ? `there is no script ${meant.name}` : undefined;
    case "miyabi":
      break;
  }
  const lost = meant.args.find((arg) => arg.startsWith("examples/") && !existsSync(arg));
  if (lost !== undefined) return `${lost} is not there`;
  try {
    await fresh().parseAsync(meant.args, { from: "user" });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Why a mention in a text names a command or an option that is none; it may leave out what is needed. */
export function unknownIn(meant: Meant): string | undefined {
  if (meant.kind === "script")
    return scripts[meant.name] === undefined ? `there is no script ${meant.name}` : undefined;
  if (meant.kind === "file" || meant.args.length === 0) return undefined;
  let command = fresh();
  for (const arg of meant.args) {
    const next = command.commands.find((one) => arg.split("|").includes(one.name()));
    if (next === undefined) break;
    command = next;
  }
  const [verb = ""] = meant.args;
  if (command.name() === "miyabi" && /^[a-z]/.test(verb)) return `there is no command ${verb}`;
  const known = new Set(command.options.flatMap(({ long, short }) => [long, short]));
  const flag = meant.args.find(
    (arg) => /^--?[a-z]/.test(arg) && !known.has(arg.replace(/=.*$/, "")),
  );
  return flag === undefined ? undefined : `${command.name()} has no option ${flag}`;
}
