import type { CommandResult, Commands } from "../../ports/commands.ts";
import type { Assignment, Engine, EngineReport } from "../../ports/engine.ts";
import type { ModelAccess } from "../anthropic/key-proxy/model-access.ts";
import { hasDiff } from "../anthropic/engine/has-diff.ts";
import { commandOf, surroundings } from "./command.ts";
import { outcomeOf, usageOfSession } from "./outcome.ts";
import { Watch } from "./watch.ts";

const MAX_SECONDS = 24 * 60 * 60;
/** Of each stream, for the words of an error; the events were heard as they came. */
const KEPT_BYTES = 16 * 1024;
const MAX_SAID = 500;

export type ClaudeCodeOptions = {
  /** Absolute path of the program. */
  program: string;
  model: string;
  commands: Commands;
  access: ModelAccess;
};

const endOf = ({ code, stderr, stdout }: CommandResult): Error => {
  const said = (stderr.trim() || stdout.trim()).slice(-MAX_SAID);
  return new Error(
    `Claude Code ended without a result (${code === null ? "ended by a signal" : `exit code ${code}`}): ${said}`,
  );
};

/**
 * Claude Code as it is, the whole of it run where programs are run: in the sandbox, from where it reaches
 * the model through the key proxy and nothing else. It is followed by what it prints.
 */
export function claudeCodeEngine({ program, model, commands, access }: ClaudeCodeOptions): Engine {
  return {
    async work(assignment): Promise<EngineReport> {
      const { worktree, budget, prompt, signal: stop } = assignment;
      const cut = new AbortController();
      const watch = new Watch({
        tokens: budget.tokens,
        hasDiff: () => hasDiff(commands, worktree),
        credential: access.credential,
        end: () => cut.abort(),
      });
      const result = await commands.run(commandOf({ program, model }, assignment), {
        cwd: worktree,
        ...surroundings(
          { program, model, sandboxed: commands.sandbox !== "off" },
          access,
          assignment,
        ),
        input: prompt,
        timeoutSeconds: Math.min(MAX_SECONDS, budget.minutes * 60),
        maxBytes: KEPT_BYTES,
        signal: stop ? AbortSignal.any([stop, cut.signal]) : cut.signal,
        onLine: (line) => watch.hear(line),
      });
      const { credential } = access;
      return reportOf(assignment, { watch, result, model, credential });
    },
  };
}

type Session = { watch: Watch; result: CommandResult; model: string; credential: string };

/** @throws TransientError, UserError missing_secret or invalid_config; Error for a program that just ended */
async function reportOf(
  { budget, signal: stop }: Assignment,
  { watch, result, model, credential }: Session,
): Promise<EngineReport> {
  const { cut, ended } = await watch.settle();
  if (cut?.kind === "fault") throw cut.fault;
  const spent = { turns: watch.turns, usage: watch.usage };
  if (cut) return { ...cut.report, ...spent };
  if (ended)
    return {
      ...outcomeOf(ended, { model, turns: budget.turns, credential }),
      turns: spent.turns,
      usage: usageOfSession(ended, spent.usage.calls) ?? spent.usage,
    };
  if (result.timedOut)
    return { status: "budget", summary: `${budget.minutes} minutes are over`, ...spent };
  if (stop?.aborted) return { status: "stopped", summary: "the job is about to end", ...spent };
  throw endOf(result);
}
