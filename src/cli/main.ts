#!/usr/bin/env node
import { CommanderError } from "commander";
import { codeOf } from "../core/error-code.ts";
import { EXIT, explain } from "./exit-code.ts";
import { miyabiProgram } from "./program.ts";

/** The miyabi command (docs/cli.md). */
async function main(argv: readonly string[]): Promise<number> {
  let code: number = EXIT.ok;
  const program = miyabiProgram({
    report: (result) => {
      code = result;
    },
    print: (text) => void process.stdout.write(text),
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    const { text, code: exit } = explain(error);
    process.stderr.write(`${text}\n`);
    return exit;
  }
}

// Whoever reads has enough, as with `miyabi status | head`.
process.stdout.on("error", (error) => {
  if (codeOf(error) !== "EPIPE") throw error;
});
process.exitCode = await main(process.argv.slice(2));
