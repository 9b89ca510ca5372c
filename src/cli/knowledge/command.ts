import { writeFile } from "node:fs/promises";
import { Command, Option } from "commander";
import { KNOWLEDGE_OUTCOMES, KNOWLEDGE_TYPES } from "../../core/knowledge/document.ts";
import { Task } from "../../core/plan/plan.ts";
import type { Knowledge, KnowledgeQuery } from "../../ports/knowledge.ts";
import { withFallback } from "../../adapters/qdrant/with-fallback.ts";
import { repositoryName } from "../repository-access.ts";
import { exported, FORMATS, type Format } from "./exports.ts";
import { openLocalIndex, type Where } from "./open-local-index.ts";
import { openQdrant } from "./qdrant.ts";
import { sinceDate, wholeNumber } from "./options.ts";
import { renderFound, renderIndexed, renderStats } from "./views.ts";

const OUTCOMES = KNOWLEDGE_OUTCOMES.filter((one) => one !== "open");

/** For one search; a person waits. */
const QDRANT_LIMIT_MS = 10_000;

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const asJson = (value: unknown): void => {
  print(JSON.stringify(value, null, 2));
};

/** Ends with the exit code of a wrong option, as the command that it belongs to does. */
const strict = (name: string): Command => new Command(name).exitOverride();

const withLog = (command: Command): Command =>
  command
    .option("--from <dir>", "a clone of the repository, or a folder of log files", ".")
    .option("--branch <name>", "the clone's branch with the log (default: miyabi/logs)");

type Asking = Where & {
  /** `owner/name` */
  qdrant?: string;
};

const withQdrant = (command: Command): Command =>
  command.option(
    "--qdrant <owner/name>",
    "asks the Qdrant that the clone's default branch configures, for this repository",
    repositoryName,
  );

/** The store that is meant, and the index on this machine where it was opened. */
async function storeOf({ qdrant: repository, ...where }: Asking): Promise<Knowledge> {
  if (repository === undefined) return (await openLocalIndex(where)).store;
  return withFallback({
    first: await openQdrant({ from: where.from, repository }, process.env),
    embedded: async () => (await openLocalIndex(where)).store,
    limitMs: QDRANT_LIMIT_MS,
    warn: (text) => void process.stderr.write(`miyabi: ${text}\n`),
  });
}

type Filters = Omit<KnowledgeQuery, "text" | "types" | "outcomes"> & {
  type?: (typeof KNOWLEDGE_TYPES)[number];
  outcome?: (typeof OUTCOMES)[number];
  json?: true;
};

const searchCommand = (): Command =>
  withQdrant(withLog(strict("search")))
    .description(
      "Finds earlier work by words, names and paths; the best first, of equals the newest",
    )
    .argument("<text>", 'what to look for; "" for the newest entries')
    .option("--agent <name>", "of this agent alone, e.g. CodeGenAgent")
    .option("--issue <n>", "of this issue alone", wholeNumber)
    .addOption(new Option("--type <type>", "kind of entry").choices(KNOWLEDGE_TYPES))
    .addOption(new Option("--task-type <type>", "kind of task").choices(Task.shape.type.options))
    .addOption(new Option("--outcome <outcome>", "how it ended").choices(OUTCOMES))
    .option("--since <date>", "nothing older: 2026-01-05, or 30d", sinceDate)
    .option("--limit <n>", "results at most", wholeNumber, 10)
    .option("--json", "the results as JSON")
    .action(async (text: string, options: Filters & Asking) => {
      const { from, branch, qdrant, type, outcome, json, ...filters } = options;
      const store = await storeOf({ from, branch, ...(qdrant === undefined ? {} : { qdrant }) });
      const found = await store.search({
        ...filters,
        text,
        ...(type === undefined ? {} : { types: [type] }),
        ...(outcome === undefined ? {} : { outcomes: [outcome] }),
      });
      if (json === true) asJson(found.map(({ document, score }) => ({ score, ...document })));
      else if (found.length > 0) print(renderFound(found));
      else process.stderr.write("Nothing fits.\n");
    });

const statsCommand = (): Command =>
  withLog(strict("stats"))
    .description("Says what the log holds: entries by type, outcome and agent")
    .option("--json", "as JSON")
    .action(async ({ json, ...where }: Where & { json?: true }) => {
      const index = await openLocalIndex(where);
      const stats = await index.store.stats();
      if (json === true) asJson({ ...stats, log: index.log.commit, bytes: index.bytes });
      else print(renderStats(stats, index));
    });

const indexCommand = (): Command =>
  withQdrant(strict("index"))
    .description("Reads what is new of the log into the index; search does so by itself")
    .argument("[dir]", "a clone of the repository, or a folder of log files", ".")
    .option("--branch <name>", "the clone's branch with the log (default: miyabi/logs)")
    .action(async (from: string, { branch, qdrant: repository }: Asking) => {
      const index = await openLocalIndex({ from, branch });
      print(renderIndexed(await index.store.stats(), index));
      if (repository === undefined) return;
      const qdrant = await openQdrant({ from, repository }, process.env);
      const { written, removed } = await qdrant.sync(index.store.all(), { prune: true });
      print(`Qdrant: ${written} written, ${removed} removed.`);
    });

const exportCommand = (): Command =>
  withLog(strict("export"))
    .description("Prints every entry, oldest first, those of work that has not ended as well")
    .addOption(new Option("--format <format>", "of the output").choices(FORMATS).default("json"))
    .option("--out <file>", "writes it there instead")
    .action(async ({ format, out, ...where }: Where & { format: Format; out?: string }) => {
      const { store } = await openLocalIndex(where);
      const documents = store.all().sort((a, b) => (a.time < b.time ? -1 : 1));
      const text = exported(documents, format);
      if (out === undefined) process.stdout.write(text);
      else await writeFile(out, text);
    });

/** `miyabi knowledge search|stats|index|export`: what the log of earlier work teaches, without a server. */
export function knowledgeCommand(): Command {
  return new Command("knowledge")
    .description("Searches in the log of earlier work, in a clone and without any server")
    .addCommand(searchCommand())
    .addCommand(statsCommand())
    .addCommand(indexCommand())
    .addCommand(exportCommand());
}
