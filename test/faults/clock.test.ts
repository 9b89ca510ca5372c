import { run } from "../../src/agents/coordinator/agent.ts";
import { firstRun } from "../agents/coordinator/first-run.ts";
import { FakeClock } from "../fakes/clock.ts";
import { FakeIssues } from "../fakes/issues.ts";
import { FakeModel } from "../fakes/model.ts";
import { analysis, session } from "../fakes/records.ts";
import { FakeRepository } from "../fakes/repository.ts";
import { FakeSessions } from "../fakes/sessions.ts";

/** Somebody sets the machine's time back by an hour between any two looks at it; a second passes. */
class JumpingClock extends FakeClock {
  #looks = 0;

  override now(): Date {
    return new Date(super.now().getTime() - 3_600_000 * this.#looks++);
  }

  override monotonic(): number {
    this.advance(1000);
    return super.monotonic();
  }
}

test("fault 38: a wall clock that jumps back does not make a phase longer or shorter", async () => {
  const sessions = new FakeSessions(session({ analysis: analysis() }));
  await run(
    { issue: 500 },
    {
      ...firstRun(),
      issues: new FakeIssues({ labels: ["state:analyzing"] }),
      sessions,
      model: new FakeModel({}),
      clock: new JumpingClock(),
      repository: new FakeRepository({}),
      nonce: () => "n0nce",
    },
  );
  expect(sessions.saved.at(-1)?.phases.at(-1)).toMatchObject({ name: "planning", seconds: 1 });
});
