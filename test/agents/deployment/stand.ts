import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import semver from "semver";
import { parse, stringify } from "yaml";
import { jobFiles } from "../../../src/adapters/files/job-files.ts";
import type { Input, Ports } from "../../../src/agents/deployment/agent.ts";
import { handedOver } from "../../../src/agents/deployment/hand-over.ts";
import { DeploymentResult } from "../../../src/core/deploy/deployment.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { FakeDeployments } from "../../fakes/deployments.ts";
import { FakeExchange } from "../../fakes/exchange.ts";
import { FakeIssues } from "../../fakes/issues.ts";
import { FakePulls } from "../../fakes/pulls.ts";
import { report } from "../../fakes/quality.ts";
import { session } from "../../fakes/records.ts";
import { FakeRepository } from "../../fakes/repository.ts";
import { FakeRuns } from "../../fakes/runs.ts";
import { FakeService } from "../../fakes/service.ts";
import { FakeSessions } from "../../fakes/sessions.ts";
import { FakeWorkspaces } from "../../fakes/workspaces.ts";

const temps: string[] = [];
afterAll(async () => {
  for (const dir of temps) await rm(dir, { recursive: true, force: true });
});

const ENVIRONMENT = { deploy: ["deploy"], undo: ["undo", "shop"], url: "https://shop.example/" };
export const BOTH = { deploy: { staging: ENVIRONMENT, production: ENVIRONMENT } };

/** Facts of the job that a test has no wish about. */
export const FACTS = {
  runId: 1,
  runAttempt: 1,
  actor: "alice",
  eventName: "issues",
  event: {},
  ref: "refs/heads/main",
};

/** A merged commit, a service, and the ports of a deployment job of run attempt 1. */
export async function stand(config: unknown = BOTH) {
  const temp = await mkdtemp(join(tmpdir(), "miyabi-deploy-"));
  temps.push(temp);
  const clock = new FakeClock("2026-01-05T10:40:00.000Z");
  const git = new FakeWorkspaces();
  const base = git.commit({ message: "base" });
  const head = git.commit({ parent: base, message: "fix: Repair login" });
  const sha = git.commit({
    parent: head,
    also: base,
    message: "fix: Repair login (#500)",
    files: { ".github/miyabi.yml": stringify(config) },
  });
  const service = new FakeService(clock);
  const deployments = new FakeDeployments();
  const issues = new FakeIssues();
  const repository = new FakeRepository();
  const pulls = new FakePulls(git);
  const runs = new FakeRuns();
  const sessions = new FakeSessions(
    session({
      state: "deploying",
      reviews: [report({ baseSha: base, headSha: head })],
      pull: {
        number: 501,
        url: "https://github.com/acme/shop/pull/501",
        branch: "feature/issue-500",
        base: "main",
        headSha: head,
        draft: false,
        merged: { sha, at: "2026-01-05T10:39:00.000Z" },
      },
    }),
  );
  const exchange = new FakeExchange(join(temp, "shelf"));
  const files = jobFiles({ tempDir: temp });
  const warnings: string[] = [];
  const ports = (runAttempt = 1): Ports => ({
    sessions,
    exchange,
    files,
    workspaces: git,
    deployments,
    issues,
    pulls,
    runs,
    repository,
    probe: service.probe,
    clock,
    context: { ...FACTS, runAttempt },
    targetOf: ({ config }) =>
      service.target(config.kind === "kubectl" ? "kubectl rollout undo" : config.undo?.join(" ")),
    metricsOf: () => ({
      read: async (query) => service.measure(query),
    }),
    parseYaml: (text) => parse(text) as unknown,
    warn: (text) => warnings.push(text),
    increment: (version, level) => semver.inc(version, level) ?? "",
  });
  const input = (environment: Input["environment"], url?: string): Input => ({
    issue: 500,
    sha,
    environment,
    operation: "deploy",
    ...(url === undefined ? {} : { url }),
    variables: {},
    secrets: {},
  });
  /** What the job of an environment has handed over. */
  const result = async (kind: "staging" | "production"): Promise<DeploymentResult> => {
    const found = await handedOver({ of: 500, kind }, DeploymentResult, ports());
    if (!found) throw new Error(`nothing was handed over by ${kind}`);
    return found;
  };
  return {
    result,
    warnings,
    clock,
    git,
    sha,
    service,
    deployments,
    issues,
    pulls,
    runs,
    repository,
    sessions,
    exchange,
    files,
    ports,
    input,
  };
}
