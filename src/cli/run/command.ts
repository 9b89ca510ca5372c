import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Command, Option } from "commander";
import { UserError } from "../../core/errors.ts";
import { ENGINES, type Engine } from "../../stage/scenario/chosen-engine.ts";
import { loadScenario } from "../../stage/scenario/load-scenario.ts";
import { ownDetails, ownEnding } from "./own-ending.ts";
import { ownProblems } from "./own-problems.ts";
import { ownRepository } from "./own-repository.ts";
import { runScenario, type RunScenario } from "./run-scenario.ts";

type Options = {
  local?: true;
  scenario?: string;
  issue?: string;
  out?: string;
  model: "scripted" | "claude";
  engine?: Engine;
  sandbox: boolean;
  json?: true;
  keep?: true;
};

/** The name under which `examples/caller.yml` calls Miyabi; whoever hosts it puts the account there. */
const LIBRARY_NAME = "OWNER/miyabi";

/** As much of it as does not depend on what is played. */
const commonOf = ({ out, model, engine, json, keep }: Options) => ({
  ...{ out, model, engine },
  json: json ?? false,
  keep: keep ?? false,
});

async function playScenario(folder: string, options: Options): Promise<number> {
  if (options.issue !== undefined || !options.sandbox)
    throw new UserError(
      "invalid_input",
      "--issue and --no-sandbox are for a repository of yours; a scenario has an issue.md and a .github/miyabi.yml of its own.",
    );
  const common: RunScenario = {
    ...commonOf(options),
    scenario: await loadScenario(folder),
    libraryName: LIBRARY_NAME,
    intro: [],
    problemsOf: () => [],
  };
  return runScenario(common);
}

async function playRepository(path: string, options: Options): Promise<number> {
  const tempDir = await mkdtemp(join(tmpdir(), "miyabi-own-"));
  try {
    const { scenario, libraryName, notes } = await ownRepository({
      path: resolve(path),
      issueFile: options.issue,
      model: options.model,
      sandbox: options.sandbox,
      tempDir,
      env: process.env,
    });
    const common = commonOf(options);
    return await runScenario({
      ...common,
      // Its replies are those of Miyabi's own loop, and nothing has to be loaded for it.
      engine: common.engine ?? (options.model === "scripted" ? "sdk" : undefined),
      scenario,
      libraryName,
      intro: notes,
      problemsOf: ownProblems,
      sayOf: (played) => ({ details: ownDetails(played), ending: ownEnding(played) }),
    });
  } finally {
    await rm(tempDir, { recursive: true, force: true });
  }
}

/** `miyabi run --local [PATH]`, and `miyabi run --local --scenario DIR`. */
export function runCommand(report: (exitCode: number) => void): Command {
  return new Command("run")
    .description("Plays the workflow of your repository, or a scenario, on the local stage")
    .argument("[path]", "a folder of a clone whose workflow calls Miyabi", ".")
    .requiredOption("--local", "on this machine, with GitHub and its services stood in for")
    .option("--scenario <dir>", "plays the scenario of a folder instead (docs/scenarios.md)")
    .option("--issue <file>", "the issue to play, with --model claude (default: a built-in one)")
    .option(
      "--no-sandbox",
      "runs your repository's tools, and what Claude writes, with your rights",
    )
    .option("--out <dir>", "writes session, timeline, requests and logs there")
    .addOption(
      new Option("--model <who>", "who answers")
        .choices(["scripted", "claude"])
        .default("scripted", "a model.yml"),
    )
    .addOption(
      new Option(
        "--engine <name>",
        "what writes the code, whatever the configuration says",
      ).choices(ENGINES),
    )
    .option("--json", "the result as JSON on stdout")
    .option("--keep", "keeps the stage's folder and says where it is")
    .action(async (path: string, options: Options) => {
      const { scenario } = options;
      report(
        scenario === undefined
          ? await playRepository(path, options)
          : await playScenario(scenario, options),
      );
    });
}
