import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunContext } from "../../../src/ports/run-context.ts";
import type { ResultsService } from "../../../src/stage/results/results-service.ts";
import type { JobSetting } from "./job.ts";

type Reply = { value?: unknown; error?: string };

export type JobOptions = {
  results: ResultsService;
  runId: number;
  jobId: number;
  attempt?: number;
  /** The job's temp folder; a new one by default. */
  tempDir?: string;
  api?: { url: string; token: string };
  event?: unknown;
};

/** A process with a job's environment and our adapters in it. */
export async function startJob(options: JobOptions) {
  const {
    results,
    runId,
    jobId,
    attempt = 1,
    api = { url: "http://127.0.0.1:9", token: "t" },
  } = options;
  const tempDir = options.tempDir ?? mkdtempSync(join(tmpdir(), "miyabi-job-"));
  const run: RunContext = {
    repository: "octo/shop",
    runId,
    runAttempt: attempt,
    eventName: "issues",
    event: options.event ?? { repository: { default_branch: "main" } },
    actor: "ada",
    triggeringActor: "ada",
    ref: "refs/heads/main",
    sha: "0".repeat(40),
    serverUrl: "http://github.localhost",
    apiUrl: api.url,
    tempDir,
  };
  const setting: JobSetting = { token: api.token, tempDir, run };
  let output = "";
  const child = fork(join(import.meta.dirname, "job.ts"), {
    silent: true,
    execArgv: ["--import", "tsx", "--no-warnings"],
    env: {
      PATH: process.env["PATH"] ?? "",
      JOB: JSON.stringify(setting),
      RUNNER_TEMP: tempDir,
      GITHUB_SERVER_URL: run.serverUrl,
      ACTIONS_RESULTS_URL: `${results.url}/`,
      ACTIONS_RUNTIME_TOKEN: results.runtimeToken({ runId, jobId, attempt }),
    },
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const failed = once(child, "exit").then(() => {
    throw new Error(`the job ended\n${output}`);
  });
  failed.catch(() => undefined);
  await Promise.race([once(child, "message"), failed]);

  const ask = async (call: string, input?: unknown): Promise<Reply> => {
    child.send({ call, input: input ?? null });
    const [reply] = (await Promise.race([once(child, "message"), failed])) as [Reply];
    return reply;
  };
  return {
    tempDir,
    ask,
    /** As `ask`, for calls that must work. */
    call: async (call: string, input?: unknown): Promise<unknown> => {
      const { value, error } = await ask(call, input);
      if (error !== undefined) throw new Error(`${call}: ${error}\n${output}`);
      return value;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

export type Job = Awaited<ReturnType<typeof startJob>>;
