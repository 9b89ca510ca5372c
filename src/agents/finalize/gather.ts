import { join } from "node:path";
import { z } from "zod";
import {
  DEPLOYMENT_FILE,
  newestOfKind,
  type DeploymentKind,
} from "../../core/deploy/deployment-artifacts.ts";
import { DeploymentResult } from "../../core/deploy/deployment.ts";
import { Incident, withIncident } from "../../core/deploy/incident.ts";
import { foldDeployment, foldReview } from "../../core/session/fold.ts";
import { deploymentPrefix, reviewPrefix } from "../../core/names.ts";
import { reviewsInOrder, readReview } from "../../core/review/review-artifacts.ts";
import type { ReviewOutcome } from "../../core/review/review-outcome.ts";
import { addNote } from "../../core/session/session-edit.ts";
import { Release, type SessionRecord } from "../../core/session/session.ts";
import type { Ports } from "./ports.ts";

const Refusal = z.object({ why: z.string() });

type Shelf = Pick<Ports, "exchange" | "files" | "context">;

/** What the jobs of this run handed over, and the record with all of it folded in. */
export type Gathered = {
  record: SessionRecord;
  review: ReviewOutcome | undefined;
  staging: DeploymentResult | undefined;
  production: DeploymentResult | undefined;
  /** Why a rollback that people asked for was not made. */
  notRolledBack: string | undefined;
};

async function open(name: string, { exchange, files }: Pick<Shelf, "exchange" | "files">) {
  const dir = await files.folder("hand-over");
  await exchange.get(name, dir);
  return (file: string) => files.read(join(dir, file));
}

async function deploymentOf<T>(
  { names, issue, kind }: { names: readonly string[]; issue: number; kind: DeploymentKind },
  schema: z.ZodType<T>,
  shelf: Pick<Shelf, "exchange" | "files">,
): Promise<T | undefined> {
  const name = newestOfKind(names, { of: issue, kind });
  if (name === undefined) return undefined;
  const text = await (await open(name, shelf))(DEPLOYMENT_FILE);
  if (text === undefined) throw new Error(`the artifact ${name} has no ${DEPLOYMENT_FILE}`);
  const value: unknown = JSON.parse(text);
  return schema.parse(value);
}

const withNotices = (record: SessionRecord, { notices = [] }: DeploymentResult): SessionRecord =>
  notices.filter((notice) => !record.notes.includes(notice)).reduce(addNote, record);

export async function gather(loaded: SessionRecord, shelf: Shelf): Promise<Gathered> {
  const issue = loaded.issue.number;
  let record = loaded;
  let review: ReviewOutcome | undefined;
  for (const name of reviewsInOrder(await shelf.exchange.list(reviewPrefix(issue)))) {
    const handed = await readReview(name, await open(name, shelf));
    record = foldReview(record, handed);
    review = handed.outcome;
    if (review.kind === "scored")
      record = { ...record, change: { runId: shelf.context.runId, artifact: name } };
  }
  const names = await shelf.exchange.list(deploymentPrefix(issue));
  const environment = (kind: "staging" | "production") =>
    deploymentOf({ names, issue, kind }, DeploymentResult, shelf);
  const staging = await environment("staging");
  const production = await environment("production");
  const release = await deploymentOf({ names, issue, kind: "release" }, Release, shelf);
  const refusal = await deploymentOf({ names, issue, kind: "rollback-refused" }, Refusal, shelf);
  for (const result of [staging, production])
    if (result !== undefined) record = withNotices(foldDeployment(record, result), result);
  const incident = await deploymentOf({ names, issue, kind: "incident" }, Incident, shelf);
  if (incident !== undefined)
    record = { ...record, incidents: withIncident(record.incidents, incident) };
  return {
    record: release === undefined ? record : { ...record, release },
    review,
    staging,
    production,
    notRolledBack: refusal?.why,
  };
}
