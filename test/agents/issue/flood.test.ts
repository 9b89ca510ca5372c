import { run } from "../../../src/agents/issue/agent.ts";
import { logEntries } from "../../../src/core/log/log-entry.ts";
import { FakeKnowledge } from "../../fakes/knowledge.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { FakeIssues } from "../../fakes/issues.ts";
import { FakeModel } from "../../fakes/model.ts";
import { FakeNotices } from "../../fakes/notices.ts";
import { FakePastWork } from "../../fakes/past-work.ts";
import { session } from "../../fakes/records.ts";
import { FakeRepository } from "../../fakes/repository.ts";
import { FakeSessions } from "../../fakes/sessions.ts";

const SMALL = {
  complexity: 2,
  reasons: [],
  type: "bug",
  security: "low",
  priority: "P2-Medium",
  severity: "Sev.3-Medium",
  keywords: [],
  components: [],
  symptoms: [],
  missing: [],
};
/** What one question to the fake model costs. */
const USD = 0.001;

test("threat 41: 200 labelled issues spend a day's budget and no more, the rest ask people", async () => {
  const clock = new FakeClock();
  const log: string[] = [];
  const ends: unknown[] = [];
  let asked = 0;
  for (let number = 1; number <= 200; number += 1) {
    const { issue } = session();
    const record = session({ issue: { ...issue, number, body: `Typo ${number}.` } });
    const model = new FakeModel({ issue: SMALL });
    const sessions = new FakeSessions(record);
    const ended = await run(
      { issue: number },
      {
        issues: new FakeIssues({ number }),
        sessions,
        model,
        clock,
        past: new FakePastWork(log.join("\n")),
        knowledge: new FakeKnowledge(),
        notices: new FakeNotices(),
        repository: new FakeRepository({ budget: { usdPerDay: 20.5 * USD } }),
        context: { runId: number, repository: "acme/shop", serverUrl: "https://github.com" },
        nonce: () => "nonce",
      },
    );
    asked += model.questions.length;
    ends.push(ended.reason);
    // As finish writes it at the end of each run.
    const last = sessions.saved.at(-1) ?? record;
    for (const { key, markdown } of logEntries(last, clock.now()))
      log.push(`<!-- miyabi:log:${key} -->\n${markdown}`);
  }
  expect(asked).toBe(21);
  expect(ends.filter((reason) => reason === "issue_analyzed")).toHaveLength(21);
  expect(ends.slice(21)).toEqual(Array(179).fill("budget_used_up"));
});
