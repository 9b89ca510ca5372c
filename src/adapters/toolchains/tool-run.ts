import type { CommandResult, Commands } from "../../ports/commands.ts";

const MAX_OUTPUT = 20_000;
/** As a shell has it: the program was not found. */
const NOT_FOUND = 127;

/** Commands that remember what was run, for the report. */
export type Recorded = { commands: Commands; lines: string[] };

/**
 * Programs see all of `reports` and, unless a call names what may be written, write to all of it.
 *
 * @param reports folder of ours that tools write to; shown as `$REPORTS`, it differs from run to run
 * @param tree what the tools of each of its projects may see
 */
export function recorded(
  commands: Commands,
  { reports, tree }: { reports: string; tree: string },
): Recorded {
  const lines: string[] = [];
  return {
    lines,
    commands: {
      sandbox: commands.sandbox,
      run: (command, options) => {
        const line = command.join(" ").replaceAll(reports, "$REPORTS");
        if (!lines.includes(line)) lines.push(line);
        return commands.run(command, {
          writable: [reports],
          ...options,
          tree,
          readable: [reports],
        });
      },
    },
  };
}

/** Both streams, the end of them. */
export const outputOf = ({ stdout, stderr }: CommandResult): string =>
  [stdout.trimEnd(), stderr.trimEnd()]
    .filter((part) => part !== "")
    .join("\n")
    .slice(-MAX_OUTPUT);

export const isMissing = ({ code }: CommandResult): boolean => code === NOT_FOUND;

/** How a command ended, in words. */
export function endingOf(name: string, result: CommandResult): string {
  if (isMissing(result)) return `${name} is not installed`;
  if (result.timedOut) return `${name} took too long`;
  const last = outputOf(result).split("\n").at(-1) ?? "";
  return `${name} ended with ${result.code ?? "a signal"}${last === "" ? "" : `: ${last.slice(0, 300)}`}`;
}
