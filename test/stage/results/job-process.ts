import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { ResultsService } from "../../../src/stage/results/results-service.ts";
import type { RuntimeTokenOptions } from "../../../src/stage/results/runtime-token.ts";

type Reply = { value?: unknown; error?: string };

/** A process with a job's environment that calls the real clients; what they print is in `output`. */
export const startJob = (
  service: ResultsService,
  folder: string,
  token: RuntimeTokenOptions | string,
) => {
  let output = "";
  const child = fork(join(import.meta.dirname, "job.mjs"), {
    cwd: folder,
    silent: true,
    execArgv: [],
    env: {
      PATH: process.env["PATH"] ?? "",
      RUNNER_TEMP: folder,
      GITHUB_WORKSPACE: folder,
      GITHUB_SERVER_URL: "http://github.localhost",
      ACTIONS_RESULTS_URL: `${service.url}/`,
      ACTIONS_CACHE_SERVICE_V2: "true",
      ACTIONS_RUNTIME_TOKEN: typeof token === "string" ? token : service.runtimeToken(token),
    },
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  }
  const ask = async (call: string, input: object = {}): Promise<Reply> => {
    child.send({ call, input });
    const [reply] = (await once(child, "message")) as [Reply];
    return reply;
  };
  return {
    ask,
    /** As `ask`, for calls that must work. */
    call: async (call: string, input: object = {}): Promise<unknown> => {
      const { value, error } = await ask(call, input);
      if (error !== undefined) throw new Error(`${call}: ${error}\n${output}`);
      return value;
    },
    output: () => output,
    stop: async () => {
      const gone = once(child, "exit");
      child.disconnect();
      child.kill();
      await gone;
    },
  };
};

export type Job = ReturnType<typeof startJob>;
