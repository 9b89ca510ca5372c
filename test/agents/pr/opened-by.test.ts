import { openedBy } from "../../../src/agents/pr/opened-by.ts";
import { run } from "../../../src/agents/pr/agent.ts";
import { stand } from "./stand.ts";

test("another account pushes and opens; what else is done is ours, the merge too", async () => {
  const s = await stand();
  await s.handOver(s.outcome);
  const did: string[] = [];
  const watched = (who: string) => ({
    workspaces: {
      clone: (...asked: Parameters<typeof s.git.clone>) => {
        did.push(`${who} clones`);
        return s.git.clone(...asked);
      },
    },
    pulls: {
      open: (...asked: Parameters<typeof s.pulls.open>) => {
        did.push(`${who} opens`);
        return s.pulls.open(...asked);
      },
      read: (number: number) => s.pulls.read(number),
      requestReviewers: (...asked: Parameters<typeof s.pulls.requestReviewers>) =>
        s.pulls.requestReviewers(...asked),
      setDraft: (...asked: Parameters<typeof s.pulls.setDraft>) => s.pulls.setDraft(...asked),
      merge: (...asked: Parameters<typeof s.pulls.merge>) => {
        did.push(`${who} merges`);
        return s.pulls.merge(...asked);
      },
    },
  });
  const ports = openedBy({ ...s.ports, ...watched("the job") }, watched("the machine"));
  expect(await run({ issue: 500, whenMoved: "escalate" }, ports)).toMatchObject({
    reason: "merged",
  });
  expect(did).toEqual([
    "the machine clones",
    "the machine opens",
    "the job merges",
    "the machine clones",
  ]);
});
