import { evaluateToken } from "../language/expressions.ts";
import { field } from "../language/tokens.ts";
import type { JobRequest, JobServices } from "./job-request.ts";

const DEFAULT_TIMEOUT_MINUTES = 360;
const FORCE_MS = 5 * 60_000;

export const timeoutMinutes = (request: JobRequest): number => {
  const minutes = evaluateToken(field(request.spec.token, "timeout-minutes"), {
    contexts: request.contexts,
  });
  return typeof minutes === "number" ? minutes : DEFAULT_TIMEOUT_MINUTES;
};

export type Patience = {
  cancel: AbortController;
  force: AbortController;
  timedOut: boolean;
  minutes: number;
  end: () => void;
};

/** The job's own cancellation: from outside or by its timeout; five minutes later all is killed. */
export const patienceOf = (
  request: JobRequest,
  services: JobServices,
  minutes: number,
): Patience => {
  const forceMs = services.options.grace?.forceMs ?? FORCE_MS;
  const timers: NodeJS.Timeout[] = [];
  const patience: Patience = {
    cancel: new AbortController(),
    force: new AbortController(),
    timedOut: false,
    minutes,
    end: () => {
      for (const timer of timers) clearTimeout(timer);
      limit?.removeEventListener("abort", timeOut);
      request.cancel.removeEventListener("abort", stop);
      services.closing.removeEventListener("abort", kill);
      request.lost.removeEventListener("abort", kill);
    },
  };
  const stop = (): void => {
    if (patience.cancel.signal.aborted) return;
    patience.cancel.abort("cancelled");
    timers.push(setTimeout(() => patience.force.abort(), forceMs));
  };
  const kill = (): void => {
    // First of all, while everything that the job started can still be found below its process.
    patience.force.abort();
    stop();
  };
  const timeOut = (): void => {
    patience.timedOut = !patience.cancel.signal.aborted;
    stop();
  };
  const limit = services.options.timeLimit?.({ name: request.record.name, minutes });
  if (limit) limit.addEventListener("abort", timeOut, { once: true });
  else timers.push(setTimeout(timeOut, Math.min(minutes * 60_000, 2 ** 31 - 1)));
  if (request.cancel.aborted) stop();
  request.cancel.addEventListener("abort", stop);
  if (services.closing.aborted) kill();
  services.closing.addEventListener("abort", kill);
  request.lost.addEventListener("abort", kill);
  return patience;
};
