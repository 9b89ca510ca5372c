import type { Config } from "../../core/config.ts";
import { bothSides, type Conflict } from "../../core/task/conflicts.ts";
import { ordinalOf } from "../../core/names.ts";
import type { Task } from "../../core/plan/plan.ts";
import type { Finding } from "../../core/review/quality.ts";
import { quote, QUOTE_RULE } from "../../core/text/quote.ts";
import type { IssueSnapshot } from "../../core/session/session.ts";
import type { TaskResult } from "../../core/task/task-result.ts";
import { instructionsText, type Instructions } from "./instructions.ts";

const MAX_OUTPUT = 8_000;
const MAX_ISSUE = 30_000;
const MAX_FINDINGS = 60;
const MAX_CONFLICTS = 200;

/** The same for every task, so that the prompt cache holds. */
export const SYSTEM = `You are CodeGenAgent of Miyabi. You carry out one task of a larger plan in a git worktree of your own, alone and to its end; nobody answers questions.

${QUOTE_RULE}

How to work:
- Look at the repository first: its README, its package or build files, the code and tests around what you change. Keep to its style.
- Change only what the task needs, and only inside the worktree. Other tasks are worked on elsewhere at the same time.
- Write or change tests for what you do. Document every public item that you add or change, the way the repository does.
- Run the repository's tests and linter before you finish, and repair what fails. They are run again after you; only their result counts.
- Never delete, skip or weaken a test, and never loosen the configuration of tests, coverage or linters.
- Never touch a protected path, and never write a password, token or key into a file.
- Do not commit, push, or change git's configuration: that is done for you.
- EXECUTION_CONTEXT.md and .agent-context.json hold the task once more; leave them as they are.

When the task is done and the checks pass, call the tool finish with a summary of a few plain lines. What you could not do goes into not_done.`;

export type Brief = {
  task: Task;
  total: number;
  issue: Pick<IssueSnapshot, "number" | "title" | "body">;
  config: Pick<Config, "protectedPaths" | "checks">;
  dependencies: readonly { task: Task; result: TaskResult }[];
  /** What did not merge, and lies in the worktree with both sides or one of them. */
  conflicts: readonly Conflict[];
  /** What a review found in this task's work, where it is executed again. */
  findings?: { own: readonly Finding[]; general: readonly Finding[]; output: string };
  /** The repository's own, from the commit that the run started from. */
  instructions: Instructions;
  random: () => string;
};

const section = (title: string, text: string): string =>
  text === "" ? "" : `## ${title}\n\n${text}`;

const findingLine = ({ part, severity, message, file, line, rule }: Finding): string =>
  `- ${part} ${severity}: ${message}${file === undefined ? "" : ` (${file}${line === undefined ? "" : `:${line}`})`}${rule === undefined ? "" : ` [${rule}]`}`;

const commandsOf = ({ checks }: Brief["config"]): string =>
  Object.entries(checks)
    .flatMap(([name, check]) => (check ? [`- ${name}: ${check.command.join(" ")}`] : []))
    .join("\n");

function reworkOf({ findings, random }: Brief): string {
  if (!findings) return "";
  const lines = [...findings.own, ...findings.general].slice(0, MAX_FINDINGS).map(findingLine);
  const output = findings.output.slice(-MAX_OUTPUT);
  return [
    "The work on this task is done already and lies in the worktree, but the review did not accept the whole. Repair what it found; keep what is right.",
    lines.length === 0 ? "" : quote("findings", lines.join("\n"), random),
    output === "" ? "" : quote("test output", output, random),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function conflictsOf({ conflicts, random }: Brief): string {
  if (conflicts.length === 0) return "";
  const lines = conflicts.flatMap(({ task, files }) =>
    files.map(
      (file) =>
        `- ${JSON.stringify(file.path)}: with the work of ${task}: ${bothSides(file, task)}`,
    ),
  );
  return [
    "The tasks that this one builds on changed the same places, and git could not merge them. Resolve the files below first: keep what both tasks were for. git has no merge to go on with here; only the files count.",
    "Between <<<<<<< and ======= stands what was merged before, between ======= and >>>>>>> the work of the named task: leave no mark in any file. A file without marks shows one side only; `git cat-file blob <id>` prints what the other one, or both, had before. Of each such file you must decide: change it, delete it, or keep it as it is; then name its path in the summary that you finish with, each time you finish, and say why. A name that ends with ~ and the id of a commit is git's own, where the real name was taken: give the file its place, or delete it.",
    quote("conflicts", lines.slice(0, MAX_CONFLICTS).join("\n"), random),
  ].join("\n\n");
}

/** The first prompt of a task. Everything that strangers or models wrote is quoted. */
export function taskPrompt(brief: Brief): string {
  const { task, total, issue, config, dependencies, random } = brief;
  const before = dependencies.map(({ task: one, result }) =>
    [
      `${one.id}: ${one.title}`,
      `files: ${[...result.filesCreated, ...result.filesChanged].join(", ") || "none"}`,
      result.summary,
      ...(result.notDone === undefined ? [] : [`not done: ${result.notDone}`]),
    ].join("\n"),
  );
  const body = issue.body.slice(0, MAX_ISSUE);
  return [
    `Task ${ordinalOf(task.id)} of ${total} (${task.type}) for issue #${issue.number}.`,
    section("Task", quote("task", `${task.title}\n\n${task.description}`.trim(), random)),
    section(
      "Acceptance",
      task.acceptance.length === 0
        ? ""
        : quote("acceptance", task.acceptance.map((one) => `- ${one}`).join("\n"), random),
    ),
    section("Files that it will probably touch", task.files.map((file) => `- ${file}`).join("\n")),
    section("The issue behind it", quote("issue", `${issue.title}\n\n${body}`, random)),
    section(
      "Tasks that it builds on (their changes are in your worktree)",
      before.length === 0 ? "" : quote("finished tasks", before.join("\n\n"), random),
    ),
    section("Conflicts to resolve", conflictsOf(brief)),
    section("Findings of the review", reworkOf(brief)),
    section("The repository's notes for agents", instructionsText(brief.instructions, random)),
    section("Checks that are run after you", commandsOf(config)),
    section("Protected paths", config.protectedPaths.map((glob) => `- ${glob}`).join("\n")),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** The prompt of a further try: what stands against the one before. */
export const repairPrompt = (
  first: string,
  { problem, tryNumber, random }: { problem: string; tryNumber: number; random: () => string },
): string =>
  `${first}

## Try ${tryNumber}

What you did before is still in the worktree, but it does not pass:

${quote("problem", problem.slice(-MAX_OUTPUT), random)}

Look at what is there, repair it, and finish.`;

/** The prompt of a try that was broken off, with its job. */
export const goOnPrompt = (
  first: string,
  { problem, random }: { problem: string | undefined; random: () => string },
): string =>
  [
    first,
    "## Going on",
    "The job in which you worked on this task ended before you had finished. What you had written lies in the worktree: look at it first (git status, git diff), keep what is right, and go on from there.",
    ...(problem === undefined
      ? []
      : [
          "It had not passed before, and you were repairing this:",
          quote("problem", problem.slice(-MAX_OUTPUT), random),
        ]),
  ].join("\n\n");
