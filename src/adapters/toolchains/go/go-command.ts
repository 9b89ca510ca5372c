import type { CommandResult, Commands } from "../../../ports/commands.ts";
import { endingOf, isMissing } from "../tool-run.ts";

/** A report on a large module has megabytes, and half of it is no JSON. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The clone's history is not stamped into programs: git may not be asked inside of a sandbox. */
const ENVIRONMENT = { GOFLAGS: "-buildvcs=false" };

/**
 * Runs a program of Go's tools. Modules are fetched or vendored as the module has it: Go's own default
 * changes no `go.mod`.
 */
export const goRunner =
  (commands: Commands, timeoutSeconds: number) =>
  (command: readonly string[], cwd: string): Promise<CommandResult> =>
    commands.run(command, { cwd, env: ENVIRONMENT, timeoutSeconds, maxBytes: MAX_BYTES });

/** How a command of Go's ended; where Go itself is missing, what to do. */
export const goEnding = (name: string, result: CommandResult): string =>
  isMissing(result)
    ? `${endingOf("go", result)}: put it on the job's PATH (actions/setup-go)`
    : endingOf(name, result);
