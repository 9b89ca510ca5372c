#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { codeOf } from "../core/error-code.ts";
import { calibrateCommand } from "./calibrate/command.ts";
import { dashboardCommand } from "./dashboard/command.ts";
import { doctorCommand } from "./doctor/command.ts";
import { EXIT, explain } from "./exit-code.ts";
import { initCommand } from "./init/command.ts";
import { knowledgeCommand } from "./knowledge/command.ts";
import { metricsCommand } from "./metrics/command.ts";
import { planCommand } from "./plan/command.ts";
import { reviewCommand } from "./review/command.ts";
import { runCommand } from "./run/command.ts";
import { schemaCommand } from "./schema-command.ts";
import { sessionCommand } from "./session/command.ts";
import { statusCommand } from "./status/command.ts";

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
  program.addCommand(initCommand().exitOverride());
  program.addCommand(doctorCommand(report).exitOverride());
  program.addCommand(runCommand(report).exitOverride());
  const print = (text: string): void => void process.stdout.write(text);
  program.addCommand(planCommand(print).exitOverride());
  program.addCommand(statusCommand(print).exitOverride());
  program.addCommand(metricsCommand(print).exitOverride());
  program.addCommand(calibrateCommand(print).exitOverride());
  program.addCommand(reviewCommand(report).exitOverride());
  program.addCommand(sessionCommand().exitOverride());
  program.addCommand(knowledgeCommand().exitOverride());
  program.addCommand(dashboardCommand().exitOverride());
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

// Whoever reads has enough, as with `miyabi status | head`.
process.stdout.on("error", (error) => {
  if (codeOf(error) !== "EPIPE") throw error;
});
process.exitCode = await main(process.argv.slice(2));
