import { Command, Option } from "commander";
import { ENGINES, type Engine } from "../../stage/scenario/chosen-engine.ts";
import { runScenario } from "./run-scenario.ts";

type Options = {
  local?: true;
  scenario?: string;
  out?: string;
  model: "scripted" | "claude";
  engine?: Engine;
  json?: true;
  keep?: true;
};

/** `miyabi run --local --scenario DIR`. */
export function runCommand(report: (exitCode: number) => void): Command {
  return new Command("run")
    .description("Plays a scenario on the local stage")
    .requiredOption("--local", "on this machine, with GitHub and its services stood in for")
    .requiredOption("--scenario <dir>", "folder of the scenario (docs/scenarios.md)")
    .option("--out <dir>", "writes session, timeline, requests and logs there")
    .addOption(
      new Option("--model <who>", "who answers")
        .choices(["scripted", "claude"])
        .default("scripted", "the scenario's model.yml"),
    )
    .addOption(
      new Option("--engine <name>", "what writes the code, whatever the scenario says").choices(
        ENGINES,
      ),
    )
    .option("--json", "the result as JSON on stdout")
    .option("--keep", "keeps the stage's folder and says where it is")
    .action(async (options: Options) => {
      const code = await runScenario({
        scenario: options.scenario ?? "",
        out: options.out,
        model: options.model,
        engine: options.engine,
        json: options.json ?? false,
        keep: options.keep ?? false,
      });
      report(code);
    });
}
