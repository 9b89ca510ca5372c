import { run, type Ports } from "../../../src/agents/sweep/agent.ts";
import { sameLabel } from "../../../src/core/issue/labels.ts";
import type { SessionRecord } from "../../../src/core/session/session.ts";
import type { Issue, LabelledIssues } from "../../../src/ports/issues.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { FakeIssues } from "../../fakes/issues.ts";
import { FakeNotices } from "../../fakes/notices.ts";
import { FakePulls } from "../../fakes/pulls.ts";
import { session } from "../../fakes/records.ts";
import { FakeRepository } from "../../fakes/repository.ts";
import { FakeRequiredChecks } from "../../fakes/required-checks.ts";
import { FakeRuns } from "../../fakes/runs.ts";
import { FakeSessions } from "../../fakes/sessions.ts";
import { FakeWorkspaces } from "../../fakes/workspaces.ts";

class Tracker extends FakeIssues implements LabelledIssues {
  triggeredBy: string | undefined = "alice";

  labelled(labels: readonly string[]): Promise<Issue[]> {
    return this.#carrying(labels, "open");
  }

  closedLately(labels: readonly string[]): Promise<Issue[]> {
    return this.#carrying(labels, "closed");
  }

  async #carrying(labels: readonly string[], state: Issue["state"]): Promise<Issue[]> {
    const issue = await this.read(500);
    const found = issue.labels.some((name) => labels.some((one) => sameLabel(one, name)));
    return found && issue.state === state ? [issue] : [];
  }

  async labelledBy(): Promise<string | undefined> {
    return this.triggeredBy;
  }
}

/** The sweep over a repository with issue #500; runs that are under way come last. */
export function stand(labels: string[], record?: Partial<SessionRecord>, ...underWay: number[]) {
  const issues = new Tracker({ number: 500, labels });
  const pulls = new FakePulls(new FakeWorkspaces(new Map([["main", "a".repeat(40)]])));
  const checks = new FakeRequiredChecks();
  const sessions = new FakeSessions(...(record ? [session(record)] : []));
  const runs = new FakeRuns(...underWay);
  const clock = new FakeClock();
  const repository = new FakeRepository();
  const notices = new FakeNotices();
  const ports: Ports = {
    issues,
    sessions,
    pulls,
    checks,
    runs,
    dispatcher: runs,
    clock,
    repository,
    notices,
    context: { runId: 99, repository: "acme/shop", serverUrl: "https://github.com" },
  };
  return {
    ports,
    clock,
    repository,
    notices,
    issues,
    sessions,
    runs,
    pulls,
    checks,
    sweep: () => run({ workflow: "miyabi.yml" }, ports),
  };
}
