import { readFile, writeFile } from "node:fs/promises";
import { Command } from "commander";
import { UserError } from "../../core/errors.ts";
import {
  accessRepository,
  issueNumber,
  repositoryName,
  type RepositoryAccess,
} from "../repository-access.ts";
import { exportSession, importSession } from "./stored.ts";

const access = (repository: string): Promise<RepositoryAccess> =>
  accessRepository(repository, process.env);

const withRepository = (command: Command): Command =>
  command.requiredOption(
    "--repo <owner/name>",
    "the repository; GITHUB_TOKEN must see it",
    repositoryName,
  );

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    throw new UserError("invalid_input", `${file} cannot be read. Give the file of an export.`);
  }
}

const exportCommand = (): Command =>
  withRepository(new Command("export"))
    .description("Prints the newest record of an issue's session as JSON")
    .requiredOption("--issue <n>", "the issue", issueNumber)
    .option("--out <file>", "writes it there instead")
    .action(async ({ repo, issue, out }: { repo: string; issue: number; out?: string }) => {
      const record = await exportSession(issue, await access(repo));
      const text = `${JSON.stringify(record, null, 2)}\n`;
      if (out === undefined) process.stdout.write(text);
      else await writeFile(out, text);
    });

const importCommand = (): Command =>
  withRepository(new Command("import"))
    .description("Puts an exported record back, where the session's artifacts are gone")
    .argument("<file>", "what export wrote")
    .option("--renamed", "the repository had another name when the record was exported")
    .action(async (file: string, { repo, renamed }: { repo: string; renamed?: true }) => {
      const text = await read(file);
      const record = await importSession(
        { text, file, renamed: renamed === true },
        await access(repo),
      );
      const { issue, revision, state } = record;
      process.stdout.write(
        `#${issue.number} of ${repo}: ${state}, revision ${revision}. Comment /miyabi status on the issue to see it.\n`,
      );
    });

/** `miyabi session export|import`: a session's record out of a repository, and into one again. */
export function sessionCommand(): Command {
  return new Command("session")
    .description("Exports and imports session records")
    .addCommand(exportCommand().exitOverride())
    .addCommand(importCommand().exitOverride());
}
