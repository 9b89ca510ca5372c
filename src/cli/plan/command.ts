import { Command, InvalidArgumentError, Option } from "commander";
import { parseConfig } from "../../core/config.ts";
import { scheduleLimits } from "../../core/schedule/schedule.ts";
import { MOST_TASKS } from "./task-file.ts";
import { planTasks } from "./plan-tasks.ts";

type Options = {
  tasks: string;
  agentsPerRunner: number;
  maxParallel: number;
  waves: number;
  startupSeconds: number;
  json?: true;
  mermaid?: true;
};

const DEFAULTS = parseConfig({}).schedule;

const wholeFrom1To =
  (most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
    throw new InvalidArgumentError(`Give a whole number from 1 to ${most}.`);
  };

const seconds = (text: string): number => {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value <= 86_400) return value;
  throw new InvalidArgumentError("Give seconds from 0 to 86400.");
};

/** `miyabi plan --tasks FILE`. */
export function planCommand(print: (text: string) => void): Command {
  const number = (flags: string, description: string, most: number): Option =>
    new Option(flags, description).argParser(wholeFrom1To(most));
  return new Command("plan")
    .description("Prints the schedule of a task graph: waves, lanes, critical path")
    .requiredOption("--tasks <file>", "tasks as JSON (docs/cli.md); - is stdin")
    .addOption(
      number("--agents-per-runner <n>", "tasks that a lane works on at the same time", 64).default(
        DEFAULTS.agentsPerRunner,
      ),
    )
    .addOption(
      number(
        "--max-parallel <n>",
        "lanes at the same time; GitHub's limit is 256",
        1_000_000,
      ).default(DEFAULTS.maxParallel),
    )
    .addOption(
      number("--waves <n>", "waves at most; build.yml has 10", MOST_TASKS).default(
        scheduleLimits(DEFAULTS).maxWaves,
      ),
    )
    .addOption(
      new Option("--startup-seconds <s>", "from a wave's start until its jobs work")
        .argParser(seconds)
        .default(DEFAULTS.startupSeconds),
    )
    .option("--json", "the schedule as JSON")
    .addOption(new Option("--mermaid", "the schedule as a Mermaid flowchart").conflicts("json"))
    .action(async (options: Options) => {
      const text = await planTasks({
        file: options.tasks,
        limits: { ...scheduleLimits({ ...DEFAULTS, ...options }), maxWaves: options.waves },
        form: options.json ? "json" : options.mermaid ? "mermaid" : "text",
      });
      print(`${text}\n`);
    });
}
