import { Argument, Command } from "commander";
import { UserError } from "../../core/errors.ts";
import { issueNumber } from "../repository-access.ts";
import { readSource, withSource, type SourceOptions } from "../sources/session-source.ts";
import { statusOf } from "./status-data.ts";
import { detailView, listView } from "./status-view.ts";

type Print = (text: string) => void;

async function status(
  issue: number | undefined,
  { json, ...source }: SourceOptions & { json?: true },
  print: Print,
): Promise<void> {
  const now = new Date();
  const { records, source: where } = await readSource(source);
  if (issue === undefined) {
    const all = records.map((record) => statusOf(record, now));
    print(json ? JSON.stringify(all, null, 2) : listView(all));
    return;
  }
  const found = records.filter((record) => record.issue.number === issue);
  const [record] = found;
  if (record === undefined)
    throw new UserError("invalid_input", `Issue #${issue} has no session in ${where}.`);
  if (found.length > 1)
    throw new UserError(
      "invalid_input",
      `${where} has sessions of #${issue} of several repositories (${found.map(({ repository }) => repository).join(", ")}). Give a folder with those of one.`,
    );
  const one = statusOf(record, now);
  print(json ? JSON.stringify({ ...one, record }, null, 2) : detailView(record, one));
}

/** `miyabi status [ISSUE]`: where sessions stand, by their records. */
export const statusCommand = (print: Print): Command =>
  withSource(new Command("status"))
    .description("Shows where sessions stand, or one of them in detail")
    .addArgument(new Argument("[issue]", "number of an issue").argParser(issueNumber))
    .option("--json", "as JSON")
    .action((issue: number | undefined, options: SourceOptions & { json?: true }) =>
      status(issue, options, (text) => print(`${text}\n`)),
    );
