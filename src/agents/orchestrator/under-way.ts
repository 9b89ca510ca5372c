import type { SessionRecord } from "../../core/session/session.ts";
import { isRunning } from "../../core/session/transitions.ts";
import type { Ports } from "./ports.ts";
import type { Request } from "./request.ts";
import type { UnderWay } from "./verdict.ts";

/** The name of deploy.yml's job, behind those of the workflows that call it. */
const PRODUCTION = /(?:^| \/ )Production$/;

/** The run that a stop would end: one or two requests, and only where it is asked for. */
export async function runUnderWay(
  { wish }: Request,
  record: SessionRecord | undefined,
  { runs, context }: Pick<Ports, "runs" | "context">,
): Promise<UnderWay | undefined> {
  if (wish.kind !== "command" || wish.command.verb !== "stop" || !record) return undefined;
  const runId = record.runs.at(-1);
  if (!isRunning(record.state) || runId === undefined || runId === context.runId) return undefined;
  if (await runs.isOver(runId)) return undefined;
  const inProduction =
    record.state === "deploying" &&
    (await runs.jobs(runId)).some(({ name, running }) => running && PRODUCTION.test(name));
  return { runId, inProduction };
}
