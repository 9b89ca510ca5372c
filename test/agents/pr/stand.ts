import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { pathMatcher } from "../../../src/adapters/files/path-matcher.ts";
import { jobFiles } from "../../../src/adapters/files/job-files.ts";
import type { QualityReport } from "../../../src/core/review/quality.ts";
import type { ReviewOutcome } from "../../../src/core/review/review-outcome.ts";
import { REVIEW_FILES } from "../../../src/core/review/review-files.ts";
import { reviewArtifact } from "../../../src/core/names.ts";
import type { SessionRecord } from "../../../src/core/session/session.ts";
import type { Ports } from "../../../src/agents/pr/agent.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { FakeExchange } from "../../fakes/exchange.ts";
import { FakeIssues } from "../../fakes/issues.ts";
import { FakePulls } from "../../fakes/pulls.ts";
import { report, taskResult } from "../../fakes/quality.ts";
import { analysis, session } from "../../fakes/records.ts";
import { FakeRepository } from "../../fakes/repository.ts";
import { FakeRequiredChecks } from "../../fakes/required-checks.ts";
import { FakeSessions } from "../../fakes/sessions.ts";
import { FakeWorkspaces } from "../../fakes/workspaces.ts";

const temps: string[] = [];
afterAll(async () => {
  for (const dir of temps) await rm(dir, { recursive: true, force: true });
});

export type Change = {
  files?: Record<string, string>;
  modes?: Record<string, string>;
  message?: string;
};

/** A repository with one reviewed change, up to the point where the publish job starts. */
export async function stand(
  options: {
    change?: Change;
    report?: Partial<QualityReport>;
    outcome?: (report: QualityReport) => ReviewOutcome;
    record?: Partial<SessionRecord>;
    config?: string;
    codeOwners?: string;
  } = {},
) {
  const temp = await mkdtemp(join(tmpdir(), "miyabi-pr-"));
  temps.push(temp);
  const repository = new FakeRepository();
  const git = new FakeWorkspaces(repository.branches);
  const base = git.commit({
    message: "base",
    files: {
      "src/app.ts": "1",
      ".github/miyabi.yml": options.config ?? "",
      ...(options.codeOwners === undefined ? {} : { ".github/CODEOWNERS": options.codeOwners }),
    },
  });
  repository.branches.set("main", base);
  const change = options.change ?? { files: { "src/user.ts": "export class User {}" } };
  const head = git.commit({ parent: base, ...change });
  const reviewed = report({
    baseSha: base,
    headSha: head,
    treeSha: git.treeOf(head),
    ...options.report,
  });
  const clock = new FakeClock("2026-01-05T10:30:00.000Z");
  const issues = new FakeIssues(
    { number: 500, labels: ["trigger:agent-execute", "🔍 state:reviewing"] },
    { number: 501, isPullRequest: true },
    { number: 502, isPullRequest: true },
  );
  const pulls = new FakePulls(git);
  const checks = new FakeRequiredChecks();
  const sessions = new FakeSessions(
    session({ state: "reviewing", analysis: analysis(), ...options.record }),
  );
  const exchange = new FakeExchange(join(temp, "shelf"));

  const handOver = async (
    outcome: ReviewOutcome,
    bundled = head,
    attempt = 1,
    round = 0,
  ): Promise<void> => {
    const dir = await jobFiles({ tempDir: temp }).folder("put");
    const files = {
      [REVIEW_FILES.outcome]: JSON.stringify(outcome),
      [REVIEW_FILES.results]: JSON.stringify([taskResult(1)]),
      [REVIEW_FILES.bundle]: bundled,
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
    const name = reviewArtifact({ issue: 500, attempt, round, runAttempt: 1 });
    await exchange.put(
      name,
      dir,
      Object.keys(files).map((file) => join(dir, file)),
    );
  };
  const outcome = options.outcome?.(reviewed) ?? {
    kind: "scored" as const,
    report: reviewed,
    next: "publish" as const,
  };
  const ports: Ports = {
    sessions,
    exchange,
    files: jobFiles({ tempDir: temp }),
    workspaces: git,
    issues,
    pulls,
    checks,
    repository,
    clock,
    context: { runId: 1, runAttempt: 1, repository: "acme/shop", serverUrl: "https://github.com" },
    parseYaml: (text) => parse(text) as unknown,
    matchesPath: pathMatcher,
  };
  const labels = async (number = 500) => (await issues.read(number)).labels;
  const last = () => {
    const record = sessions.saved.at(-1);
    if (!record) throw new Error("no session was saved");
    return record;
  };
  return {
    ports,
    git,
    repository,
    issues,
    pulls,
    checks,
    sessions,
    exchange,
    clock,
    base,
    head,
    reviewed,
    outcome,
    handOver,
    labels,
    last,
  };
}

export type Stand = Awaited<ReturnType<typeof stand>>;
