import type { Stop, StopReason } from "../ports/stop.ts";

const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Takes over the signals that end a job. GitHub sends SIGINT to the action's process, SIGTERM 7.5 s after
 * it, and kills 2.5 s later (https://docs.github.com/actions/reference/workflow-cancellation-reference):
 * whoever asks for this has that long to come to an end. The same signal a second time ends the process
 * at once, as Node does where nobody asks.
 *
 * @param minutes after which it tells by itself, from now
 */
export function watchForStop({ minutes }: { minutes: number }): Stop {
  const controller = new AbortController();
  let reason: StopReason | undefined;
  const stop = (why: StopReason): void => {
    reason ??= why;
    controller.abort();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => stop("cancelled"));
  setTimeout(() => stop("time"), Math.min(minutes * 60_000, MAX_TIMER_MS)).unref();
  return { signal: controller.signal, reason: () => reason };
}
