import type { KnowledgeDocument } from "../../../../src/core/knowledge/document.ts";
import { documentsOfLog, type LogText } from "../../../../src/core/knowledge/documents-of-log.ts";
import { settled } from "../../../../src/core/knowledge/settle.ts";
import { inertLine } from "../../../../src/core/text/inert-line.ts";
import { everydayWork } from "./everyday-work.ts";
import { TARGETS, type Target } from "./targets.ts";

/** A query and the ids of the documents that answer it. */
export type RelevanceQuery = { text: string; answers: readonly string[] };

const ENTRIES = 500;
const FIRST_DAY = Date.parse("2025-01-06T09:00:00Z");
const HOUR = 3_600_000;

type Work = Omit<Target, "queries">;

const entry = (heading: string, fields: Record<string, string>, actions: string[]): string =>
  [
    `## ${heading}`,
    "",
    ...Object.entries(fields).map(([name, value]) => `**${name}**: ${value}`),
    ...["", "### Actions", ...actions.map((action) => `- ${action}`), ""],
  ].join("\n");

const second = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace("T", " ");

/** A task's entry and the end of its session, as the journal writes them. */
export function workText({ title, type, files, keywords, ...work }: Work, at: number) {
  const issue = 100 + at;
  const ended = FIRST_DAY + at * 11 * HOUR;
  const failed = work.error !== undefined;
  const id = `task-${issue}-1:${new Date(ended).toISOString()}`;
  const task = entry(
    `${second(ended)} - Task Execution`,
    {
      Agent: "CodeGenAgent",
      Task: `task-${issue}-1 (${inertLine(title)})`,
      Status: failed ? "Failed" : "Success",
      Duration: `${6 + (at % 40)}m 00s`,
      Type: type,
      Estimated: `${5 + (at % 30)}m 00s`,
      Keywords: inertLine(keywords.join(", ")),
    },
    [
      `Asked: ${inertLine(work.asked)}`,
      ...files.map((path) => `Changed: ${inertLine(path)}`),
      ...(work.summary === "" ? [] : [`Summary: ${inertLine(work.summary)}`]),
      ...(work.error === undefined ? [] : [`Error: ${inertLine(work.error)}`]),
    ],
  );
  const session = entry(
    `${second(ended + HOUR)} - Session`,
    {
      Agent: "Orchestrator",
      Task: `issue-${issue} (${inertLine(title)})`,
      Status: failed ? "failed" : "done",
    },
    failed ? [] : [`Pull request: #${issue + 5000}, merged`],
  );
  const day = new Date(ended).toISOString().slice(0, 10);
  return { id, day, task: `<!-- miyabi:log:${id} -->\n${task}`, session };
}

/** Targets among everyday work, in an order that has nothing to do with either. */
function works(): { work: Work; queries: readonly string[] }[] {
  const every = Math.floor(ENTRIES / TARGETS.length);
  const others = everydayWork(ENTRIES - TARGETS.length).map((work) => ({ work, queries: [] }));
  return TARGETS.flatMap(({ queries, ...work }, at) => [
    ...others.slice(at * (every - 1), (at + 1) * (every - 1)),
    { work, queries },
  ]).concat(others.slice(TARGETS.length * (every - 1)));
}

export type RelevanceSet = {
  /** The log that the documents are read from, a day each. */
  log: LogText[];
  /** 500 tasks that ended, without the entries of their sessions. */
  documents: KnowledgeDocument[];
  queries: RelevanceQuery[];
};

/** The same set each time: 500 entries, and queries whose answers are known. */
export function relevanceSet(): RelevanceSet {
  const written = works().map(({ work, queries }, at) => ({ ...workText(work, at), queries }));
  const days = new Map<string, string>();
  for (const { day, task, session } of written)
    days.set(day, `${days.get(day) ?? ""}${task}\n${session}\n`);
  const log = [...days].map(([day, text]) => ({ path: `.ai/logs/${day}.md`, text }));
  return {
    log,
    documents: settled(documentsOfLog(log)).filter(({ type }) => type === "task"),
    queries: written.flatMap(({ id, queries }) => queries.map((text) => ({ text, answers: [id] }))),
  };
}
