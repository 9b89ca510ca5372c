import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { canonicalJson } from "../../core/digest.ts";
import { sessionArtifact } from "../../core/names.ts";
import { SessionRecord } from "../../core/session/session.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Exchange } from "../../ports/exchange.ts";
import type { RunContext } from "../../ports/run-context.ts";
import type { Sessions } from "../../ports/sessions.ts";
import type { GithubClient } from "../github/client.ts";
import { systemClock } from "../clock/system-clock.ts";
import type { Place } from "../github/place.ts";
import { NameTaken } from "./artifact-faults.ts";
import { jobSession } from "./job-session.ts";
import { defaultBranchIn, findPastSession } from "./past-sessions.ts";
import { revisionIn } from "./revisions.ts";
import { parseSession, SESSION_FILE } from "./session-text.ts";

export type ArtifactSessionsOptions = Place & {
  exchange: Exchange;
  /** For records of other runs (`actions: read`); without it `elsewhere` is refused. */
  client?: GithubClient;
  run: RunContext;
  tempDir: string;
  clock?: Clock;
};

/** Uploads that were cut off in this run and hold a revision's name; more than a few are no accident. */
const MOST_TORN = 3;
/** How long another job may still be uploading under the name before it counts as cut off. */
const UPLOAD_GRACE_MS = [1000, 2000, 4000];

/** Session records as artifacts `session-<issue>-r<revision>` with the one file session.json. */
export function artifactSessions(options: ArtifactSessionsOptions): Sessions {
  const { exchange, client, owner, repo, run, tempDir, clock = systemClock() } = options;
  const repository = `${owner}/${repo}`;
  const job = jobSession(tempDir, run);
  /** Revision as stored, by issue, of what this process loaded or saved; absent: not looked yet. */
  const stored = new Map<number, number | undefined>();

  const inFolder = async <T>(work: (dir: string) => Promise<T>): Promise<T> => {
    const dir = await mkdtemp(join(tempDir, "miyabi-session-"));
    try {
      return await work(dir);
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  };

  const fetchRevision = (issue: number, revision: number): Promise<SessionRecord> =>
    inFolder(async (dir) => {
      await exchange.get(sessionArtifact(issue, revision), dir);
      const text = await readFile(join(dir, SESSION_FILE), "utf8");
      return parseSession(text, { repository, issue, revision });
    });

  const revisionsOfRun = async (issue: number): Promise<number[]> =>
    (await exchange.list(`session-${issue}-r`))
      .flatMap((name) => revisionIn(name, issue) ?? [])
      .sort((a, b) => b - a);

  type Where = { elsewhere: boolean; worked?: boolean };

  const find = async (
    issue: number,
    { elsewhere, worked = false }: Where,
  ): Promise<SessionRecord | undefined> => {
    const ofJob = await job.load(issue);
    if (ofJob) return ofJob;
    const [newest] = await revisionsOfRun(issue);
    if (newest !== undefined) return fetchRevision(issue, newest);
    if (!elsewhere) return undefined;
    if (!client) throw new Error("sessions of other runs need a GitHub client");
    const place = { owner, repo };
    const defaultBranch = async () =>
      defaultBranchIn(run.event) ?? (await client.rest.repos.get(place)).data.default_branch;
    return findPastSession(issue, { client, place, defaultBranch, worked });
  };

  const load = async (issue: number, where: Where): Promise<SessionRecord | undefined> => {
    const record = await find(issue, where);
    stored.set(issue, record?.revision);
    return record;
  };

  const upload = (record: SessionRecord): Promise<void> =>
    inFolder(async (dir) => {
      const file = join(dir, SESSION_FILE);
      await writeFile(file, JSON.stringify(record));
      await exchange.put(sessionArtifact(record.issue.number, record.revision), dir, [file]);
    });

  const appears = async (issue: number, revision: number): Promise<boolean> => {
    for (const wait of UPLOAD_GRACE_MS) {
      if ((await revisionsOfRun(issue)).includes(revision)) return true;
      await clock.sleep(wait);
    }
    return (await revisionsOfRun(issue)).includes(revision);
  };

  /** `torn`: the name is taken by an upload that never ended, so nobody can read it. */
  const store = async (record: SessionRecord): Promise<"stored" | "torn"> => {
    const { revision } = record;
    const issue = record.issue.number;
    try {
      await upload(record);
      return "stored";
    } catch (error) {
      if (!(error instanceof NameTaken)) throw error;
      if (!(await appears(issue, revision))) return "torn";
      // The upload landed and its reply was lost, or another job was first.
      const present = await fetchRevision(issue, revision);
      if (canonicalJson(present) === canonicalJson(record)) return "stored";
      throw new Error(
        `conflict: revision ${revision} of the session of #${issue} was saved by another job; load it and try again`,
        { cause: error },
      );
    }
  };

  return {
    load: (issue, where = { elsewhere: false }) => load(issue, where),

    async save(record) {
      const issue = record.issue.number;
      if (!stored.has(issue)) await load(issue, { elsewhere: false });
      const last = stored.get(issue);
      if (last !== undefined && last !== record.revision)
        throw new Error(
          `conflict: revision ${record.revision} of the session of #${issue} is not the newest (${last}); load it and try again`,
        );
      const first = last === undefined ? record.revision : last + 1;
      for (let revision = first; revision <= first + MOST_TORN; revision++) {
        const next = SessionRecord.parse({ ...record, revision });
        if ((await store(next)) === "torn") continue;
        stored.set(issue, revision);
        await job.keep(next);
        return next;
      }
      throw new Error(`the session of #${issue} cannot be saved: its names are all taken`);
    },
  };
}
