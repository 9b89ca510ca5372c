#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { EXIT, explain } from "./exit-code.ts";
import { knowledgeCommand } from "./knowledge/command.ts";
import { planCommand } from "./plan/command.ts";
import { reviewCommand } from "./review/command.ts";
import { runCommand } from "./run/command.ts";
import { schemaCommand } from "./schema-command.ts";
import { sessionCommand } from "./session/command.ts";

/** The miyabi command (docs/cli.md). */
async function main(argv: readonly string[]): Promise<number> {
  let code: number = EXIT.ok;
  const program = new Command("miyabi")
    .description("Takes a GitHub issue to production on GitHub Actions.")
    .exitOverride()
    .showHelpAfterError("(miyabi --help lists what there is)");
  const report = (result: number): void => {
    code = result;
  };
  program.addCommand(runCommand(report).exitOverride());
  program.addCommand(planCommand((text) => process.stdout.write(text)).exitOverride());
  program.addCommand(reviewCommand(report).exitOverride());
  program.addCommand(sessionCommand().exitOverride());
  program.addCommand(knowledgeCommand().exitOverride());
  program.addCommand(schemaCommand().exitOverride());
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

process.exitCode = await main(process.argv.slice(2));
