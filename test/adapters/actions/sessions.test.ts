import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { artifactSessions } from "../../../src/adapters/actions/sessions.ts";
import type { SessionRecord } from "../../../src/core/session/session.ts";
import type { RunContext } from "../../../src/ports/run-context.ts";
import {
  startResults,
  type Intercept,
  type ResultsService,
} from "../../../src/stage/results/results-service.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { FakeExchange } from "../../fakes/exchange.ts";
import { session } from "../../fakes/records.ts";
import { startJob, type Job } from "./job-process.ts";

const record = (change: Partial<SessionRecord> = {}): SessionRecord =>
  session({ repository: "octo/shop", ...change });

describe("in one process", () => {
  let dir: string;
  let exchange: FakeExchange;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "miyabi-sessions-"));
    exchange = new FakeExchange(join(dir, "shelf"));
  });
  afterEach(() => rm(dir, { recursive: true }));

  const context = (change: Partial<RunContext>): RunContext => ({
    repository: "octo/shop",
    runId: 1,
    runAttempt: 1,
    eventName: "issues",
    event: {},
    actor: "ada",
    triggeringActor: "ada",
    ref: "refs/heads/main",
    sha: "0".repeat(40),
    serverUrl: "http://github.localhost",
    apiUrl: "http://127.0.0.1:9",
    tempDir: dir,
    ...change,
  });
  /** What one step of a job has; each job has its own temp folder. */
  const step = (job = "job", change: Partial<RunContext> = {}) =>
    artifactSessions({
      exchange,
      owner: "octo",
      repo: "shop",
      run: context(change),
      tempDir: join(dir, job),
      clock: new FakeClock(),
    });

  beforeEach(async () => {
    for (const job of ["job", "other"]) await mkdir(join(dir, job), { recursive: true });
  });

  test("the first save keeps revision 1, each further one adds one", async () => {
    const sessions = step();
    expect(await sessions.load(500)).toBeUndefined();
    const first = await sessions.save(record());
    expect(first.revision).toBe(1);
    expect((await sessions.save({ ...first, notes: ["more"] })).revision).toBe(2);
    expect(await exchange.list("")).toEqual(["session-500-r1", "session-500-r2"]);
  });

  test("the next step of the job reads the job's file, another job the newest artifact", async () => {
    const sessions = step();
    await sessions.save(await sessions.save(record()));
    expect((await step().load(500))?.revision).toBe(2);
    expect((await step("other").load(500))?.revision).toBe(2);
    const next = step("other");
    const loaded = await next.load(500);
    if (!loaded) throw new Error("not found");
    expect((await next.save(loaded)).revision).toBe(3);
  });

  test("a save without a load looks first", async () => {
    const first = await step().save(record());
    expect((await step("other").save(first)).revision).toBe(2);
  });

  test("a stale record is a conflict, whoever was first", async () => {
    const [one, two] = [step(), step("other")];
    const first = await one.save(record());
    await two.load(500);
    await one.save({ ...first, notes: ["one"] });
    await expect(two.save({ ...first, notes: ["two"] })).rejects.toThrow();
    await expect(one.save(first)).rejects.toThrow(/conflict: revision 1 .* not the newest \(2\)/);
  });

  test("the job's file of another attempt is ignored, a changed one refused", async () => {
    await step().save(record());
    const file = join(dir, "job", "miyabi-session-500.json");
    exchange = new FakeExchange(join(dir, "empty"));
    expect(await step("job", { runAttempt: 2 }).load(500)).toBeUndefined();
    await writeFile(
      file,
      (await readFile(file, "utf8")).replace("login", "logout").replace("log in", "evil"),
    );
    await expect(step().load(500)).rejects.toThrow(/not what an earlier step/);
  });

  test("an invalid record is never stored", async () => {
    await expect(step().save(record({ revision: -1 }))).rejects.toThrow();
    expect(await exchange.list("")).toEqual([]);
  });
});

describe("over the artifact service", () => {
  let results: ResultsService;
  let fault: Intercept = () => undefined;
  const jobs: Job[] = [];
  beforeAll(async () => {
    results = await startResults({ intercept: (request) => fault(request) });
  });
  afterEach(() => {
    fault = () => undefined;
  });
  afterAll(async () => {
    for (const job of jobs) {
      await job.stop();
      await rm(job.tempDir, { recursive: true, force: true });
    }
    await results.close();
  });
  const job = async (runId: number, jobId: number, tempDir?: string): Promise<Job> => {
    const started = await startJob({ results, runId, jobId, ...(tempDir ? { tempDir } : {}) });
    jobs.push(started);
    return started;
  };

  test("steps of a job, jobs of a run: all see the newest record", async () => {
    const intake = await job(1, 11);
    expect(await intake.call("load", { issue: 500, elsewhere: false })).toBeUndefined();
    const first = await intake.call("save", record());
    const second = await intake.call("save", { ...(first as object), notes: ["two"] });
    const [step, other] = await Promise.all([job(1, 11, intake.tempDir), job(1, 12)]);
    expect(await step.call("load", { issue: 500, elsewhere: false })).toEqual(second);
    expect(await other.call("load", { issue: 500, elsewhere: false })).toEqual(second);
  });

  /** Breaks the connection once: after the upload was completed, or before. */
  const once = (how: "lose-answer" | "reset"): void => {
    let left = 1;
    fault = ({ rpc }) =>
      rpc === "ArtifactService/FinalizeArtifact" && left-- > 0 ? how : undefined;
  };

  test("fault 2: an upload that landed while its reply was lost is found, and not made again", async () => {
    const one = await job(3, 31);
    once("lose-answer");
    expect(await one.call("save", record())).toMatchObject({ revision: 1 });
    once("lose-answer");
    await one.call("put", { name: "report", files: { "a/b.json": "{}", c: "C" } });
    expect(results.shelf.list({ runId: 3 }).map(({ name }) => name)).toEqual([
      "report",
      "session-500-r1",
    ]);
  });

  test("fault 10: a name that a torn upload holds is told as taken", async () => {
    const one = await job(4, 41);
    once("reset");
    const { error } = await one.ask("put", { name: "report", files: { c: "C" } });
    expect(error).toMatch(/^NameTaken/);
  });

  test("an upload that was killed in the middle costs a revision, not the session", async () => {
    const first = await job(2, 21);
    const saved = await first.call("save", record());
    let finalizing: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => {
      finalizing = resolve;
    });
    fault = ({ rpc }) => {
      if (rpc !== "ArtifactService/FinalizeArtifact") return undefined;
      finalizing();
      return "reset";
    };
    const lost = first.ask("save", saved).catch(() => undefined);
    await reached;
    await first.stop();
    await lost;
    fault = () => undefined;
    const again = await job(2, 21);
    expect(await again.call("load", { issue: 500, elsewhere: false })).toMatchObject({
      revision: 1,
    });
    expect(await again.call("save", saved)).toMatchObject({ revision: 3 });
  });
});
