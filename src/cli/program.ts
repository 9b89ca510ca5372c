import { Command } from "commander";
import { calibrateCommand } from "./calibrate/command.ts";
import { dashboardCommand } from "./dashboard/command.ts";
import { doctorCommand } from "./doctor/command.ts";
import { explainCommand } from "./explain-command.ts";
import { initCommand } from "./init/command.ts";
import { knowledgeCommand } from "./knowledge/command.ts";
import { metricsCommand } from "./metrics/command.ts";
import { planCommand } from "./plan/command.ts";
import { reviewCommand } from "./review/command.ts";
import { runCommand } from "./run/command.ts";
import { schemaCommand } from "./schema-command.ts";
import { sessionCommand } from "./session/command.ts";
import { statusCommand } from "./status/command.ts";

export type Around = {
  /** Takes the exit code of what ended without a throw. */
  report: (exitCode: number) => void;
  print: (text: string) => void;
};

/** Every command of miyabi, with its arguments and options: what docs/reference/command-line.md is made of. */
export function miyabiProgram({ report, print }: Around): Command {
  const program = new Command("miyabi")
    .description("Takes a GitHub issue to production on GitHub Actions.")
    .exitOverride()
    .showHelpAfterError("(miyabi --help lists what there is)");
  const commands = [
    initCommand(),
    doctorCommand(report),
    runCommand(report),
    planCommand(print),
    statusCommand(print),
    metricsCommand(print),
    calibrateCommand(print),
    reviewCommand(report),
    sessionCommand(),
    knowledgeCommand(),
    dashboardCommand(),
    explainCommand(print),
    schemaCommand(),
  ];
  for (const command of commands) program.addCommand(command.exitOverride());
  return program;
}
