import type { Commands } from "../ports/commands.ts";

/** Commands that end when the job is about to end, whoever runs them. */
export const stoppable = (commands: Commands, stop: AbortSignal): Commands => ({
  ...commands,
  run: (command, options) => {
    const { signal } = options;
    const both = signal ? AbortSignal.any([stop, signal]) : stop;
    return commands.run(command, { ...options, signal: both });
  },
});
