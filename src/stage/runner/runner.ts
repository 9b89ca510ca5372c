import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type StageEvent, startsWorkflows } from "../contract/events.ts";
import type { RunBook, RunRecord } from "../contract/runs.ts";
import { Activity } from "./activity.ts";
import { bareRepository } from "./files/bare-repository.ts";
import { openSources } from "./files/source.ts";
import { type GateAnswer, Gates, type PendingGate } from "./gates.ts";
import type { Shared } from "./graph/attempt.ts";
import { ConcurrencyGroups } from "./graph/concurrency.ts";
import type { JobServices } from "./job/job-request.ts";
import { runJob } from "./job/job-runner.ts";
import { openRun, type OpenRun, startAttempt } from "./open-run.ts";
import type { RunnerOptions } from "./options.ts";
import { type Listener, RunRecords } from "./run-book.ts";
import { Slots } from "./slots.ts";
import { changedPaths, eventCommit } from "./triggers/event-commit.ts";
import { findWorkflows } from "./triggers/find-workflows.ts";

/** The local stage's GitHub Actions. */
export interface Runner extends RunBook {
  /**
   * Starts the runs that an event causes and returns their records at once. Throws DispatchRefusedError
   * (status 422) for a `workflow_dispatch` that GitHub's API would refuse.
   */
  deliver(event: StageEvent): RunRecord[];
  /** Resolves when all runs are completed. A job at a gate keeps its run open: see `quiet`. */
  idle(): Promise<void>;
  /** Resolves when nothing moves without help: all is completed or waits, in the end, for a gate. */
  quiet(): Promise<void>;
  /** Jobs that wait for a reviewer. */
  gates(): readonly PendingGate[];
  /** False where no such job waits, or `by` (a login) is not a reviewer of its environment. */
  answerGate(jobId: number, answer: GateAnswer, by: string): boolean;
  /** The machine of a running job is gone: nothing of it lives on, and the job has failed. */
  lose(jobId: number): void;
  /** Hears of every change; returns what ends that. Listeners must not throw. */
  on(listener: Listener): () => void;
  /** Cancels and kills everything, and takes no more events. */
  close(): Promise<void>;
}

const HOSTED_CONCURRENCY = 20;

export const createRunner = (options: RunnerOptions): Runner => {
  const { repository, workRoot } = options;
  mkdirSync(workRoot, { recursive: true });
  const now = options.clock ?? ((): Date => new Date());
  const git = bareRepository(repository.gitDir);
  const cacheDir = join(workRoot, "_actions");
  mkdirSync(cacheDir, { recursive: true });
  const sources = openSources({ repository, libraries: options.libraries, cacheDir });
  const records = new RunRecords();
  const activity = new Activity();
  const gates = new Gates();
  const closing = new AbortController();
  /** Of the jobs that run, by id. */
  const machines = new Map<number, AbortController>();
  const services: JobServices = { options, sources, now, closing: closing.signal };
  const shared: Shared = {
    repository,
    activity,
    gates,
    slots: new Slots(options.maxConcurrentJobs ?? HOSTED_CONCURRENCY),
    groups: new ConcurrencyGroups(),
    now,
    closing: closing.signal,
    nextJobId: () => records.nextJobId(),
    runJob: (request) => {
      const lost = new AbortController();
      machines.set(request.record.id, lost);
      return runJob(
        {
          ...request,
          lost: lost.signal,
          onStep: (step) => records.stepChanged(request.run, request.record, step),
          onLine: (line) => records.logged(request.run, request.record, line),
        },
        services,
      ).finally(() => machines.delete(request.record.id));
    },
    onRun: (run) => records.runChanged(run),
    onJob: (run, job) => records.jobChanged(run, job),
    onLine: (run, job, line) => records.logged(run, job, line),
  };
  const open = new Map<number, OpenRun>();

  const deliver = (event: StageEvent): RunRecord[] => {
    if (closing.signal.aborted || !startsWorkflows(event)) return [];
    const at = eventCommit(event, repository, git);
    if (at === undefined) return [];
    const source = sources.stage(at.ref, at.sha);
    const found = findWorkflows({
      event,
      source,
      paths: git.list(at.sha, ".github/workflows"),
      changed: () => changedPaths(event, at.sha, repository, git),
    });
    return found.map((workflow) => {
      const run = openRun({ found: workflow, event, at, options, sources, records, now });
      records.add(run.record);
      open.set(run.record.id, run);
      startAttempt(run, shared, undefined);
      return run.record;
    });
  };

  const cancel = (runId: number): boolean => {
    const run = open.get(runId);
    if (run?.attempt === undefined || run.record.status === "completed") return false;
    run.attempt.cancel.abort("cancelled");
    return true;
  };

  const idle = async (): Promise<void> => {
    const unfinished = (): OpenRun[] =>
      [...open.values()].filter((run) => run.record.status !== "completed");
    for (let runs = unfinished(); runs.length > 0; runs = unfinished())
      await Promise.all(runs.map((run) => run.over));
  };

  return {
    deliver,
    cancel,
    idle,
    runs: () => records.runs,
    log: (jobId) => records.log(jobId),
    rerun: (runId, { failedOnly, actor }) => {
      const run = open.get(runId);
      if (run?.attempt === undefined || run.record.status !== "completed") return false;
      run.record.attempt += 1;
      run.record.triggeringActor = actor;
      startAttempt(run, shared, failedOnly ? run.attempt.memory : undefined);
      return true;
    },
    quiet: () => activity.quiet(),
    gates: () => gates.pending(),
    answerGate: (jobId, answer, by) => gates.answer(jobId, answer, by),
    lose: (jobId) => machines.get(jobId)?.abort("lost"),
    on: (listener) => records.on(listener),
    close: async () => {
      for (const { id } of records.runs) cancel(id);
      closing.abort("closing");
      await idle();
    },
  };
};
