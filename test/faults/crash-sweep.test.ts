import { crashSweep, renderCrashSweep } from "./crash-sweep.ts";

// Three plays of real jobs, two of them at once, where `npm run -s bench -- crash-sweep` has some sixty: a kill after
// the merge and before anything knows of it, and a reply lost in each of seven jobs.
test("faults 1 and 2: jobs that are killed and replies that are lost end as without them", async () => {
  const swept = await crashSweep({
    scenario: "small-fix",
    chosen: { killedAfter: "pulls/merge", lostReplyOfEachJob: 2 },
    restart: "rerun",
    atOnce: 2,
  });
  if (swept.converged < swept.points) throw new Error(renderCrashSweep(swept));
  expect(swept).toMatchObject({ doubled: 0, lost: 0, plays: 3 });
  expect(swept.points).toBeGreaterThan(5);
}, 240_000);
