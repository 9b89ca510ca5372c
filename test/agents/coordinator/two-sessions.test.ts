import { join } from "node:path";
import { jobFiles } from "../../../src/adapters/files/job-files.ts";
import { gitJournal } from "../../../src/adapters/git/git-journal.ts";
import { gitPastWork } from "../../../src/adapters/git/git-past-work.ts";
import { run } from "../../../src/agents/coordinator/agent.ts";
import { logEntries } from "../../../src/core/log/log-entry.ts";
import { servedRepository } from "../../adapters/git/served-repository.ts";
import { FakeExchange } from "../../fakes/exchange.ts";
import { FakeIssues } from "../../fakes/issues.ts";
import { FakeKnowledge } from "../../fakes/knowledge.ts";
import { FakeModel } from "../../fakes/model.ts";
import { analysis, session } from "../../fakes/records.ts";
import { FakeRepository } from "../../fakes/repository.ts";
import { FakeSessions } from "../../fakes/sessions.ts";
import { FakeOtherPlans } from "../../fakes/other-plans.ts";
import { FakeSubIssues } from "../../fakes/sub-issues.ts";
import { taskResult } from "../../fakes/task-results.ts";

const THREE = {
  tasks: [1, 2, 3].map((ordinal) => ({
    ordinal,
    title: `Task ${ordinal}`,
    dependencies: ordinal === 1 ? [] : [ordinal - 1],
    estimatedMinutes: 10,
  })),
};

test("the second session of a repository learns from the log of the first", async () => {
  const served = await servedRepository({ "README.md": "shop\n" });
  try {
    const { clock, url: serverUrl } = served;
    const at = (contents: "read" | "write") => ({
      serverUrl,
      repository: "acme/shop",
      token: served.token(contents),
      dir: join(served.root, "temp"),
      clock,
    });
    const planned = async () => {
      const sessions = new FakeSessions(session({ analysis: analysis({ complexity: 4 }) }));
      await run(
        { issue: 500 },
        {
          issues: new FakeIssues({ labels: ["state:analyzing"] }),
          sessions,
          model: new FakeModel({ coordinator: THREE }),
          past: gitPastWork(at("read")),
          knowledge: new FakeKnowledge(),
          clock,
          repository: new FakeRepository({ schedule: { startupSeconds: 0 } }),
          exchange: new FakeExchange(join(served.root, "shelf")),
          files: jobFiles({ tempDir: join(served.root, "job") }),
          workspaces: served.workspaces(),
          context: {
            runId: 2,
            runAttempt: 1,
            sha: served.baseSha,
            repository: "acme/shop",
            serverUrl,
          },
          others: new FakeOtherPlans(),
          subIssues: new FakeSubIssues(),
          nonce: () => "n0nce",
        },
      );
      const record = sessions.saved.at(-1);
      if (record?.plan === undefined) throw new Error("no plan");
      return { record, plan: record.plan };
    };

    const first = await planned();
    expect(first.record.notes).toEqual([]);
    expect(first.plan.schedule.makespanMinutes).toBe(30);

    const tasks = [5, 6, 4].map((minutes, at) => taskResult(at + 1, { seconds: 60 * minutes }));
    await gitJournal(at("write")).append(logEntries({ ...first.record, tasks }, clock.now()));

    const second = await planned();
    expect(second.plan.calibration?.byType).toEqual({ feature: { ratio: 0.5, samples: 3 } });
    expect(second.plan.schedule.makespanMinutes).toBe(15);
    expect(second.plan.digest).toBe(first.plan.digest);
  } finally {
    await served.close();
  }
});
