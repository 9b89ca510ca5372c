import { resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { parseSource, type Source } from "../../core/adopt/release.ts";
import { accessRepository, repositoryName } from "../repository-access.ts";
import { terminalAsk } from "./ask.ts";
import { initRepository } from "./init-repository.ts";

type Options = {
  from?: ReturnType<typeof parseSource>;
  repo?: string;
  sweep: boolean;
  form: boolean;
  labels?: true;
  dryRun?: true;
  force?: true;
};

function source(text: string): Pick<Source, "repository"> | Source {
  const parsed = parseSource(text);
  if (parsed) return parsed;
  throw new InvalidArgumentError("Give it as owner/name or owner/name@ref.");
}

/** `miyabi init [PATH]`. */
export function initCommand(): Command {
  return new Command("init")
    .description("Writes the workflows, settings and issue form into a clone of your repository")
    .argument("[path]", "a folder of the clone", ".")
    .option(
      "--from <owner/miyabi[@ref]>",
      "the Miyabi to call (default: the one that runs)",
      source,
    )
    .option("--repo <owner/name>", "your repository (default: the remote origin)", repositoryName)
    .option("--labels", "makes the labels on GitHub as well (GITHUB_TOKEN)")
    .option("--no-sweep", "leaves the sweep's workflow out")
    .option("--no-form", "leaves the issue form out")
    .option("--dry-run", "shows what would change, and changes nothing")
    .option("--force", "overwrites files that were edited")
    .action(async (path: string, options: Options) => {
      await initRepository({
        path: resolve(path),
        asked: options.from,
        repo: options.repo,
        sweep: options.sweep,
        form: options.form,
        labels: options.labels === true,
        dryRun: options.dryRun === true,
        force: options.force === true,
        ask: terminalAsk(),
        serverUrl: process.env["GITHUB_SERVER_URL"] ?? "https://github.com",
        access: (repository) => accessRepository(repository, process.env),
        tell: (text) => void process.stdout.write(text),
      });
    });
}
