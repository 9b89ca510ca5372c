import { run } from "../../../src/agents/coordinator/agent.ts";
import { analysis, session } from "../../fakes/records.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { FakeIssues } from "../../fakes/issues.ts";
import { FakeModel } from "../../fakes/model.ts";
import { FakeOtherPlans } from "../../fakes/other-plans.ts";
import { FakePastWork } from "../../fakes/past-work.ts";
import { FakeRepository } from "../../fakes/repository.ts";
import { FakeSessions } from "../../fakes/sessions.ts";
import { firstRun } from "./first-run.ts";

const tasks = (files: string[]) => ({
  tasks: [{ ordinal: 1, title: "Add User model", dependencies: [], files }],
});

async function planned(answer: object, others = new FakeOtherPlans()) {
  const issues = new FakeIssues({ labels: ["state:analyzing"] });
  const record = session({ analysis: analysis({ complexity: 4, labelled: true }) });
  const sessions = new FakeSessions(record);
  const result = await run(
    { issue: 500 },
    {
      ...firstRun(),
      issues,
      sessions,
      others,
      model: new FakeModel({ coordinator: answer }),
      past: new FakePastWork(),
      clock: new FakeClock(),
      repository: new FakeRepository(),
      nonce: () => "n0nce",
    },
  );
  return { result, comment: issues.ours(500, "plan"), plan: sessions.saved.at(-1)?.plan, others };
}

test("a plan for files that another session is about to change says so, and goes on", async () => {
  const others = new FakeOtherPlans();
  others.plans = [{ issue: 21, files: ["src/user.ts"] }];
  const { result, comment, plan } = await planned(tasks(["src/user.ts"]), others);
  expect(result.outputs["next"]).toBe("build");
  expect(comment).toContain("Other sessions are about to change the same files");
  expect(comment).toContain("- #21: src/user.ts");
  // For the plans that come after it.
  expect(comment).toContain('<!-- miyabi:files ["src/user.ts"] -->');
  expect(plan?.overlaps).toEqual([{ issue: 21, files: ["src/user.ts"] }]);
});

test("where no path is predicted GitHub is not asked, and where it cannot be asked the plan goes on", async () => {
  const { others, comment } = await planned(tasks([]));
  expect(others.asked).toBe(0);
  expect(comment).not.toContain("miyabi:files");
  others.down = true;
  expect((await planned(tasks(["a.ts"]), others)).result.outcome).toBe("done");
});
